package warehouse

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"

	duckdb "github.com/duckdb/duckdb-go/v2"
)

// mask makes Mask a function of SQL, masked(text), for the statements that build
// a release. Nothing of a release calls it.
func mask(ctx context.Context, c *sql.Conn) error {
	var known int
	if err := c.QueryRowContext(ctx, "SELECT count(*) FROM duckdb_functions() WHERE function_name = 'masked'").Scan(&known); err != nil {
		return fmt.Errorf("function masked: %w", err)
	}
	if known > 0 { // made for an earlier release
		return nil
	}
	text, err := duckdb.NewTypeInfo(duckdb.TYPE_VARCHAR)
	if err != nil {
		return fmt.Errorf("function masked: %w", err)
	}
	if err := duckdb.RegisterScalarUDF(c, "masked", maskFunction{text}); err != nil {
		return fmt.Errorf("function masked: %w", err)
	}
	return nil
}

// A maskFunction is Mask as the driver wants functions. NULL stays NULL.
type maskFunction struct{ text duckdb.TypeInfo }

func (f maskFunction) Config() duckdb.ScalarFuncConfig {
	return duckdb.ScalarFuncConfig{InputTypeInfos: []duckdb.TypeInfo{f.text}, ResultTypeInfo: f.text}
}

func (f maskFunction) Executor() duckdb.ScalarFuncExecutor {
	return duckdb.ScalarFuncExecutor{RowExecutor: func(values []driver.Value) (any, error) {
		text, ok := values[0].(string)
		if !ok {
			return nil, fmt.Errorf("masked(%T): want a text", values[0])
		}
		return Mask(text), nil
	}}
}
