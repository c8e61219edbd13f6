-- One row per report to believe on the form of 2008 (国务院令第492号).
-- Generated from report/forms.yaml by WideView: do not edit; see CONTRIBUTING.md.
CREATE OR REPLACE VIEW form_2008 AS
SELECT
    a.report,
    a.agency,
    a.agency_name,
    a.kind,
    a.region,
    a.city,
    a.year,
    a.scope,
    a.published,
    a.url,
    a.template_disclosure,
    a.template_requests,
    a.template_review,
    a.template_statistics,
    c.early_proactive_total,
    c.early_proactive_electronic,
    c.early_normative_new,
    c.early_page_views,
    c.early_visitors,
    c.early_web_inquiries,
    c.early_phone_inquiries,
    c.early_requests,
    c.early_requests_in_person,
    c.early_requests_fax,
    c.early_requests_email,
    c.early_requests_online,
    c.early_requests_mail,
    c.early_requests_other,
    c.early_answers,
    c.early_answer_granted,
    c.early_answer_partial,
    c.early_answer_denied,
    c.early_denied_not_gov_info,
    c.early_denied_not_exist,
    c.early_denied_not_held,
    c.early_denied_unclear,
    c.early_denied_exempt1,
    c.early_denied_exempt2,
    c.early_denied_exempt3,
    c.early_denied_exempt4,
    c.early_denied_exempt5,
    c.early_denied_exempt6,
    c.early_denied_other,
    c.early_review,
    c.early_litigation,
    c.early_appeals,
    c.early_staff_full_time,
    c.early_fees,
    c.cells_stated,
    c.cells_derived,
    c.cells_empty,
    c.cells_absent,
    c.cells_illegible
FROM annual_report AS a
CROSS JOIN LATERAL (
    SELECT
        max(CASE WHEN f.indicator = 'early_proactive_total' THEN f.value END) AS early_proactive_total,
        max(CASE WHEN f.indicator = 'early_proactive_electronic' THEN f.value END) AS early_proactive_electronic,
        max(CASE WHEN f.indicator = 'early_normative_new' THEN f.value END) AS early_normative_new,
        max(CASE WHEN f.indicator = 'early_page_views' THEN f.value END) AS early_page_views,
        max(CASE WHEN f.indicator = 'early_visitors' THEN f.value END) AS early_visitors,
        max(CASE WHEN f.indicator = 'early_web_inquiries' THEN f.value END) AS early_web_inquiries,
        max(CASE WHEN f.indicator = 'early_phone_inquiries' THEN f.value END) AS early_phone_inquiries,
        max(CASE WHEN f.indicator = 'early_requests' THEN f.value END) AS early_requests,
        max(CASE WHEN f.indicator = 'early_requests_in_person' THEN f.value END) AS early_requests_in_person,
        max(CASE WHEN f.indicator = 'early_requests_fax' THEN f.value END) AS early_requests_fax,
        max(CASE WHEN f.indicator = 'early_requests_email' THEN f.value END) AS early_requests_email,
        max(CASE WHEN f.indicator = 'early_requests_online' THEN f.value END) AS early_requests_online,
        max(CASE WHEN f.indicator = 'early_requests_mail' THEN f.value END) AS early_requests_mail,
        max(CASE WHEN f.indicator = 'early_requests_other' THEN f.value END) AS early_requests_other,
        max(CASE WHEN f.indicator = 'early_answers' THEN f.value END) AS early_answers,
        max(CASE WHEN f.indicator = 'early_answer_granted' THEN f.value END) AS early_answer_granted,
        max(CASE WHEN f.indicator = 'early_answer_partial' THEN f.value END) AS early_answer_partial,
        max(CASE WHEN f.indicator = 'early_answer_denied' THEN f.value END) AS early_answer_denied,
        max(CASE WHEN f.indicator = 'early_denied_not_gov_info' THEN f.value END) AS early_denied_not_gov_info,
        max(CASE WHEN f.indicator = 'early_denied_not_exist' THEN f.value END) AS early_denied_not_exist,
        max(CASE WHEN f.indicator = 'early_denied_not_held' THEN f.value END) AS early_denied_not_held,
        max(CASE WHEN f.indicator = 'early_denied_unclear' THEN f.value END) AS early_denied_unclear,
        max(CASE WHEN f.indicator = 'early_denied_exempt1' THEN f.value END) AS early_denied_exempt1,
        max(CASE WHEN f.indicator = 'early_denied_exempt2' THEN f.value END) AS early_denied_exempt2,
        max(CASE WHEN f.indicator = 'early_denied_exempt3' THEN f.value END) AS early_denied_exempt3,
        max(CASE WHEN f.indicator = 'early_denied_exempt4' THEN f.value END) AS early_denied_exempt4,
        max(CASE WHEN f.indicator = 'early_denied_exempt5' THEN f.value END) AS early_denied_exempt5,
        max(CASE WHEN f.indicator = 'early_denied_exempt6' THEN f.value END) AS early_denied_exempt6,
        max(CASE WHEN f.indicator = 'early_denied_other' THEN f.value END) AS early_denied_other,
        max(CASE WHEN f.indicator = 'early_review' THEN f.value END) AS early_review,
        max(CASE WHEN f.indicator = 'early_litigation' THEN f.value END) AS early_litigation,
        max(CASE WHEN f.indicator = 'early_appeals' THEN f.value END) AS early_appeals,
        max(CASE WHEN f.indicator = 'early_staff_full_time' THEN f.value END) AS early_staff_full_time,
        max(CASE WHEN f.indicator = 'early_fees' THEN f.value END) AS early_fees,
        count(*) FILTER (WHERE f.state IN ('stated')) AS cells_stated,
        count(*) FILTER (WHERE f.state IN ('derived')) AS cells_derived,
        count(*) FILTER (WHERE f.state IN ('blank', 'dash', 'slash', 'none_word')) AS cells_empty,
        count(*) FILTER (WHERE f.state IN ('absent')) AS cells_absent,
        count(*) FILTER (WHERE f.state IN ('illegible')) AS cells_illegible
    FROM fact AS f
    WHERE f.report = a.report
) AS c
WHERE coalesce(a.template_requests, a.template_disclosure, a.template_review, a.template_statistics) = '2008';

COMMENT ON VIEW form_2008 IS 'One row per report to believe whose table 3 (without it table 2, then 4, then the statistical one) follows the form of 2008, 国务院令第492号; one column per cell in printed order. A cell of a table that follows another form is NULL. A column that ends in total holds the sum of others: never add it to them.';
COMMENT ON COLUMN form_2008.report IS 'Number of the report in this file only; do not keep it elsewhere. Never NULL.';
COMMENT ON COLUMN form_2008.agency IS 'Identity of the agency, the same over years and sites. Never NULL.';
COMMENT ON COLUMN form_2008.agency_name IS 'Name of the agency in Chinese. NULL where neither a list nor the page has one.';
COMMENT ON COLUMN form_2008.kind IS 'Kind of body: people_government, education, finance … NULL where the agency is in no list.';
COMMENT ON COLUMN form_2008.region IS 'Division code of the place the agency works for. NULL where nothing tells.';
COMMENT ON COLUMN form_2008.city IS 'Division code of the city (prefecture) the region is or lies in. NULL for a province, and where the region is not known.';
COMMENT ON COLUMN form_2008.year IS 'Year reported on. Never NULL.';
COMMENT ON COLUMN form_2008.scope IS 'agency, office or consolidated; never add figures of consolidated to the others. Never NULL.';
COMMENT ON COLUMN form_2008.published IS 'Day of publishing as printed. NULL where the page prints none.';
COMMENT ON COLUMN form_2008.url IS 'Address of the page or file. NULL for a bare file.';
COMMENT ON COLUMN form_2008.template_disclosure IS 'Form that table 2 was read as: 2019 or 2021. NULL where the report lacks the table.';
COMMENT ON COLUMN form_2008.template_requests IS 'Form that table 3 was read as: 2019 or 2021. NULL where the report lacks the table.';
COMMENT ON COLUMN form_2008.template_review IS 'Form that table 4 was read as: 2019 or 2021. NULL where the report lacks the table.';
COMMENT ON COLUMN form_2008.template_statistics IS 'Form that the statistical table of the years before 2019 was read as: 2014 or 2008. NULL where the report lacks it.';
COMMENT ON COLUMN form_2008.early_proactive_total IS '主动公开信息数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_proactive_electronic IS '主动公开信息数 / 其中：全文电子化的主动公开信息数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_normative_new IS '主动公开信息数 / 新增的行政规范性文件数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_page_views IS '网站专栏页面访问量 / 统计数; in 人次. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_visitors IS '现场接待人数 / 统计数; in 人次. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_web_inquiries IS '网上咨询数 / 统计数; in 人次. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_phone_inquiries IS '咨询电话接听数 / 统计数; in 人次. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_requests IS '申请总数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_requests_in_person IS '申请总数 / 1.当面申请数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_requests_fax IS '申请总数 / 2.传真申请数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_requests_email IS '申请总数 / 3.电子邮件申请数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_requests_online IS '申请总数 / 4.网上申请数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_requests_mail IS '申请总数 / 5.信函申请数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_requests_other IS '申请总数 / 6.其他形式申请数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_answers IS '对申请的答复总数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_answer_granted IS '对申请的答复总数 / 其中：1.同意公开答复数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_answer_partial IS '对申请的答复总数 / 2.同意部分公开答复数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_answer_denied IS '对申请的答复总数 / 3.否决公开答复总数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_denied_not_gov_info IS '对申请的答复总数 / 3.否决公开答复总数 / (1)“非《规定》所指政府信息”数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_denied_not_exist IS '对申请的答复总数 / 3.否决公开答复总数 / (2)“信息不存在”数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_denied_not_held IS '对申请的答复总数 / 3.否决公开答复总数 / (3)“非本部门掌握”数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_denied_unclear IS '对申请的答复总数 / 3.否决公开答复总数 / (4)“申请内容不明确”数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_denied_exempt1 IS '对申请的答复总数 / 3.否决公开答复总数 / (5)“免予公开范围1”数（国家秘密） / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_denied_exempt2 IS '对申请的答复总数 / 3.否决公开答复总数 / (6)“免予公开范围2”数（商业秘密） / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_denied_exempt3 IS '对申请的答复总数 / 3.否决公开答复总数 / (7)“免予公开范围3”数（个人隐私） / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_denied_exempt4 IS '对申请的答复总数 / 3.否决公开答复总数 / (8)“免予公开范围4”数（过程中信息） / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_denied_exempt5 IS '对申请的答复总数 / 3.否决公开答复总数 / (9)“免予公开范围5”数（行政执法） / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_denied_exempt6 IS '对申请的答复总数 / 3.否决公开答复总数 / (10)“免予公开范围6”数（法律法规规定免予公开） / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_denied_other IS '对申请的答复总数 / 3.否决公开答复总数 / (11)其它原因 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_review IS '行政复议数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_litigation IS '行政诉讼数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_appeals IS '行政申诉数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_staff_full_time IS '政府信息公开指定专职人员数 / 统计数; in 人. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.early_fees IS '收取费用总数 / 统计数; in 元. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2008.cells_stated IS 'Cells of the report that print a figure. Never NULL.';
COMMENT ON COLUMN form_2008.cells_derived IS 'Totals that are blank and whose parts are printed: the sum stands in their place. Never NULL.';
COMMENT ON COLUMN form_2008.cells_empty IS 'Cells that are blank or print a dash, a slash or 无: NULL above, and not 0. Never NULL.';
COMMENT ON COLUMN form_2008.cells_absent IS 'Cells of the form that the page lacks: NULL above. Never NULL.';
COMMENT ON COLUMN form_2008.cells_illegible IS 'Cells that print something that is no figure: NULL above. Never NULL.';
