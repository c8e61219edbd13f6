package main

import (
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
)

// eachRow calls f with the values of every row.
func eachRow(rows *sql.Rows, f func([]any) error) error {
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	for rows.Next() {
		values := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return fmt.Errorf("query: %w", err)
		}
		if err := f(values); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("query: %w", err)
	}
	return nil
}

func printRows(w io.Writer, rows *sql.Rows) error {
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	t := newTable()
	t.SetColumnConfigs(nil)
	head := table.Row{}
	for _, c := range columns {
		head = append(head, c)
	}
	t.AppendHeader(head)
	count := 0
	err = eachRow(rows, func(values []any) error {
		row := table.Row{}
		for _, v := range values {
			row = append(row, textOf(v, "NULL"))
		}
		t.AppendRow(row)
		count++
		return nil
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n%d rows\n", t.Render(), count)
	return err
}

func printCSV(w io.Writer, rows *sql.Rows) error {
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	out := csv.NewWriter(w)
	if err := out.Write(columns); err != nil {
		return err
	}
	err = eachRow(rows, func(values []any) error {
		record := make([]string, len(values))
		for i, v := range values {
			record[i] = textOf(v, "")
		}
		return out.Write(record)
	})
	out.Flush()
	return errors.Join(err, out.Error())
}

// printJSON keeps the order of the columns, which a map would lose.
func printJSON(w io.Writer, rows *sql.Rows) error {
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	return eachRow(rows, func(values []any) error {
		var b strings.Builder
		b.WriteByte('{')
		for i, v := range values {
			if i > 0 {
				b.WriteByte(',')
			}
			name, err := json.Marshal(columns[i])
			if err != nil {
				return err
			}
			value, err := json.Marshal(jsonValue(v))
			if err != nil {
				return fmt.Errorf("column %s: %w", columns[i], err)
			}
			b.Write(name)
			b.WriteByte(':')
			b.Write(value)
		}
		b.WriteString("}\n")
		_, err := io.WriteString(w, b.String())
		return err
	})
}

// textOf is a value as people and CSV see it: decimals without trailing zeros,
// days without hours.
func textOf(v any, null string) string {
	switch v := jsonValue(v).(type) {
	case nil:
		return null
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'g', 12, 64)
	case []any, map[string]any:
		b, err := json.Marshal(v)
		if err != nil {
			return fmt.Sprint(v)
		}
		return string(b)
	default:
		return fmt.Sprint(v)
	}
}

// jsonValue is a value of the database as JSON has values. Decimals and great
// integers stay exact.
func jsonValue(v any) any {
	switch v := v.(type) {
	case time.Time:
		if v.Equal(v.Truncate(24 * time.Hour)) {
			return v.Format(time.DateOnly)
		}
		return v.Format("2006-01-02T15:04:05.999999Z")
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return strconv.FormatFloat(v, 'g', -1, 64)
		}
	case *big.Int:
		return json.Number(v.String())
	case fmt.Stringer:
		text := v.String()
		if _, err := strconv.ParseFloat(text, 64); err == nil {
			return json.Number(text)
		}
		return text
	case []byte:
		return string(v)
	}
	return v
}
