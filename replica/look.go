package replica

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// A look is what all pages of a site share: the styles and scripts that portals
// carry in every page, and the way they are built.
type look struct {
	old    bool // XHTML of fifteen years ago
	style  string
	logo   string // a picture in the page itself
	body   string // what the text of an article stands in
	day    string // how the day of publication is announced
	labels bool   // meta tags name the agency too
}

func drawLook(d dice) look {
	return look{
		old:    d.chance(50),
		style:  drawStyle(d, d.between(9_400, 12_200)),
		logo:   drawPicture(d, d.between(2_400, 6_000)),
		body:   pick(d, `<div class="view TRS_UEDITOR trs_paper_default">`, `<div class="TRS_Editor">`, `<div id="zoom" class="article-content">`, `<div class="con_txt" id="fontzoom">`),
		day:    pick(d, "发布日期：%s", "发布时间：%s", "日期：%s", "时间：%s"),
		labels: d.chance(60),
	}
}

var (
	selectors = []string{
		".header", ".header .logo", ".nav ul li", ".nav ul li a:hover", ".sub-nav", ".crumb", ".crumb a", ".main", ".left-menu",
		".left-menu dt", ".left-menu dd a", ".list-right", ".gl-list li", ".gl-list li .date", ".article h1", ".article .sub",
		".share span", ".tools a", ".footer", ".footer p", ".footer .icp", ".search-box input", ".search-box .btn", ".banner img",
		".tab-hd li.on", ".tab-bd", ".page-box a", ".page-box .current", ".news td", ".news .time", ".pages a", ".gk-table td",
		"#weather", "#toTop", ".swiper-slide", ".links select", ".wza-bar", ".wza-bar button", ".qrcode", ".related li",
	}
	properties = []string{
		"margin:0 auto", "padding:%dpx", "width:%dpx", "line-height:%dpx", "font-size:14px", "color:#333", "background:#f%d9fd",
		"border-bottom:1px solid #e5e5e5", "float:left", "display:inline-block", "text-align:center", "overflow:hidden", "height:%dpx",
		"border-radius:4px", "font-family:'Microsoft YaHei',SimSun,Arial,sans-serif", "position:relative", "z-index:%d",
		"box-shadow:0 2px 6px rgba(0,0,0,.1)", "transition:all .3s ease", "text-overflow:ellipsis;white-space:nowrap", "cursor:pointer",
	}
)

// drawStyle is a style sheet of about n bytes.
func drawStyle(d dice, n int) string {
	var b strings.Builder
	b.WriteString("body,div,ul,li,dl,dt,dd,h1,h2,h3,p{margin:0;padding:0}\nul,li{list-style:none}\na{text-decoration:none;color:#333}\n")
	for b.Len() < n {
		fmt.Fprintf(&b, "%s%s{", pick(d, "", ".w1200 ", ".wrap "), pick(d, selectors...))
		for range d.between(3, 7) {
			p := pick(d, properties...)
			if strings.Contains(p, "%d") {
				p = fmt.Sprintf(p, d.between(2, 9)*4)
			}
			b.WriteString(p + ";")
		}
		b.WriteString("}\n")
	}
	return b.String()
}

// drawPicture is an address that holds a picture of n bytes, which shows nothing.
func drawPicture(d dice, n int) string {
	bytes := make([]byte, n*3/4)
	for i := range bytes {
		bytes[i] = byte(d.IntN(256))
	}
	return "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA" + base64.StdEncoding.EncodeToString(bytes)
}

// channels are what menus offer.
var channels = []string{
	"领导之窗", "机构职能", "内设机构", "政策文件", "政策解读", "规划计划", "财政预算", "财政决算", "人事任免", "公务员招考",
	"重大项目", "重大决策预公开", "公共资源交易", "政府采购", "行政许可公示", "行政处罚公示", "双随机一公开", "优化营商环境",
	"义务教育", "学前教育", "医疗卫生", "社会保险", "社会救助", "养老服务", "就业创业", "保障性住房", "征地补偿", "国土空间规划",
	"生态环境", "安全生产", "食品药品监管", "产品质量", "防灾减灾", "乡村振兴", "惠农补贴", "涉企收费", "减税降费", "公共法律服务",
	"公共文化服务", "旅游服务", "交通出行", "水电气暖", "政务服务", "办事指南", "中介服务", "证照查询", "在线咨询", "领导信箱",
	"民意征集", "网上调查", "新闻发布会", "在线访谈", "热点回应", "建议提案办理", "统计数据", "统计公报", "政府工作报告", "政府公报",
	"数据开放", "应用场景", "走进本地", "历史沿革", "行政区划", "图片新闻", "专题专栏", "网站地图",
	"政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "依申请公开",
}

// drawMenu offers some channels, each with a page of its own.
func drawMenu(d dice) []link {
	var menu []link
	for i, text := range shuffled(d, channels)[:d.between(46, len(channels))] {
		menu = append(menu, link{text: text, path: fmt.Sprintf("/channels/%d/", 101+i)})
	}
	return menu
}

// scripts are what every page of every site carries.
const scripts = `<script type="text/javascript">
var siteConfig = { fontSizes: [12, 14, 16, 18, 20], current: 2, readAloud: false };
function doZoom(size){
  var el = document.getElementById("zoom") || document.getElementById("fontzoom");
  if(!el){ return; }
  var nodes = el.getElementsByTagName("*");
  el.style.fontSize = size + "px";
  for(var i = 0; i < nodes.length; i++){ if(nodes[i].style){ nodes[i].style.fontSize = size + "px"; } }
}
function shareTo(name){
  var u = encodeURIComponent(location.href), t = encodeURIComponent(document.title);
  var to = { weibo: "http://share.example.test/weibo?url=", wechat: "http://share.example.test/wechat?url=", qq: "http://share.example.test/qq?url=" };
  window.open(to[name] + u + "&title=" + t, "_blank", "width=640,height=480");
}
function doPrint(){
  var body = document.body.innerHTML, part = document.getElementById("printArea");
  if(part){ document.body.innerHTML = part.innerHTML; window.print(); document.body.innerHTML = body; }
}
function addFavorite(){
  try { window.external.addFavorite(location.href, document.title); }
  catch(e){ alert("请使用Ctrl+D进行添加"); }
}
function searchSubmit(){
  var word = document.getElementById("searchWord").value.replace(/^\s+|\s+$/g, "");
  if(word == "" || word == "请输入关键字"){ alert("请输入搜索关键字！"); return false; }
  location.href = "/search/?q=" + encodeURIComponent(word); return false;
}
(function(){
  var now = new Date(), week = ["日","一","二","三","四","五","六"];
  window.todayText = now.getFullYear() + "年" + (now.getMonth() + 1) + "月" + now.getDate() + "日 星期" + week[now.getDay()];
  if(/AppleWebKit.*mobile/i.test(navigator.userAgent)){ document.documentElement.className += " mobile"; }
  window.onscroll = function(){
    var top = document.documentElement.scrollTop || document.body.scrollTop, bar = document.getElementById("toTop");
    if(bar){ bar.style.display = top > 300 ? "block" : "none"; }
  };
})();
var _visits = _visits || [];
(function(){
  var s = document.createElement("script"); s.async = true; s.src = "/js/visits.js?site=" + location.host;
  /* 统计脚本在本站点停用 */
})();
</script>
`
