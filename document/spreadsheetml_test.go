package document

import (
	"testing"
)

const (
	spreadsheetHead = `<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="Default"/><Style ss:ID="s1"><Borders><Border ss:Position="Left"/><Border ss:Position="Top"/></Borders></Style>
<Style ss:ID="s2"><NumberFormat ss:Format="0.0%"/></Style><Style ss:ID="s3"><NumberFormat ss:Format="Short Date"/></Style></Styles>`
	spreadsheetTable = `<Worksheet ss:Name="依申请公开"><Table ss:ExpandedColumnCount="4"><Column ss:Index="4" ss:Hidden="1"/>
<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">表题</Data></Cell></Row>
<Row ss:Index="3"><Cell ss:StyleID="s1" ss:MergeDown="1"><Data ss:Type="String">三、办理&#10;结果</Data></Cell><Cell ss:StyleID="s1"><Data ss:Type="Number">1286</Data></Cell><Cell ss:StyleID="s1"><ss:Data ss:Type="String"><B>甲</B>乙</ss:Data></Cell><Cell><Data ss:Type="String">藏</Data></Cell></Row>
<Row><Cell ss:Index="2" ss:StyleID="s2"><Data ss:Type="Number">0.125</Data></Cell><Cell ss:StyleID="s3"><Data ss:Type="DateTime">2024-01-15T00:00:00.000</Data></Cell></Row>
<Row ss:Hidden="1"><Cell><Data ss:Type="String">藏</Data></Cell></Row>
<Row><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell><Data ss:Type="DateTime">2024-01-15T08:30:00.000</Data></Cell></Row>
</Table></Worksheet>`
	spreadsheetHidden = `<Worksheet ss:Name="藏"><Table><Row><Cell><Data ss:Type="String">藏</Data></Cell></Row></Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>`
)

func TestSpreadsheetML(t *testing.T) {
	want := []string{"依申请公开", "表题", "1: 三、办理\n结果@1[2x1] 1286@2 甲乙@3", "1: 12.5%@2 2024-01-15@3", "1: TRUE@1 #N/A@2 2024-01-15 08:30:00@3"}
	wantLaid(t, []byte(spreadsheetHead+spreadsheetTable+spreadsheetHidden+"</Workbook>"), "spreadsheetml", want)
}

func TestSpreadsheetMLThatIsNone(t *testing.T) {
	wantError(t, []byte(spreadsheetHead+spreadsheetTable), ErrTruncated, "")
	wantError(t, []byte(spreadsheetHead+spreadsheetTable[:300]), ErrTruncated, "")
	wantError(t, []byte(spreadsheetHead+spreadsheetHidden+"</Workbook>"), ErrEmpty, "")
	wantError(t, []byte(spreadsheetHead+"<a b=<></Workbook>"+spreadsheetTable), ErrDamaged, "")
}

// A format is spelled out or named; a name that is no format for figures is none.
func TestNamedFormatsOfSpreadsheetML(t *testing.T) {
	for name, want := range map[string]string{
		"Percent": "12345678.00%", "Standard": "123,456.78", "Currency": "123,456.78", "Euro Currency": "123,456.78", "Fixed": "123456.78", "Scientific": "123456.78",
		"General": "123456.78", "General Date": "123456.78", "Long Time": "123456.78", "Yes/No": "123456.78", "True/False": "123456.78", "On/Off": "123456.78", "@": "123456.78", `#,##0.000"元"`: "123,456.780元",
	} {
		if got := displayed("123456.78", xmlFormat(name), false); got != want {
			t.Errorf("123456.78 as %s = %s; want %s", name, got, want)
		}
	}
}

// Rows that are alike are one element, and a place may be given by its number.
func TestPlacesOfSpreadsheetML(t *testing.T) {
	body := spreadsheetHead + `<Worksheet ss:Name="Sheet1"><Table><Column ss:Hidden="1" ss:Span="1"/><Column/>
<Row><Cell><Data ss:Type="String">藏</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">甲</Data></Cell><Cell><Data ss:Type="Number">NaN</Data></Cell></Row>
<Row ss:Hidden="1" ss:Span="1"/>
<Row><Cell ss:Index="3"><Data ss:Type="String">乙</Data></Cell><Cell><Data ss:Type="Number">1e2</Data></Cell></Row>
</Table></Worksheet></Workbook>`
	wantLaid(t, []byte(body), "spreadsheetml", []string{"1: 甲@1 NaN@2", "1: 乙@1 100@2"})
}
