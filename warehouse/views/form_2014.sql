-- One row per report to believe on the form of 2014 (国办发〔2014〕32号).
-- Generated from report/forms.yaml by WideView: do not edit; see CONTRIBUTING.md.
CREATE OR REPLACE VIEW form_2014 AS
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
    c.stat_proactive_total,
    c.stat_proactive_normative,
    c.stat_normative_issued,
    c.stat_channel_gazette,
    c.stat_channel_website,
    c.stat_channel_weibo,
    c.stat_channel_wechat,
    c.stat_channel_other,
    c.stat_response_topics,
    c.stat_press_conferences,
    c.stat_press_conferences_principal,
    c.stat_online_interviews,
    c.stat_online_interviews_principal,
    c.stat_interpretations,
    c.stat_weibo_wechat_responses,
    c.stat_other_responses,
    c.stat_requests_received,
    c.stat_requests_in_person,
    c.stat_requests_fax,
    c.stat_requests_online,
    c.stat_requests_mail,
    c.stat_closed,
    c.stat_closed_on_time,
    c.stat_closed_extended,
    c.stat_answers,
    c.stat_answer_already_public,
    c.stat_answer_granted,
    c.stat_answer_partial,
    c.stat_answer_denied,
    c.stat_denied_state_secret,
    c.stat_denied_trade_secret,
    c.stat_denied_privacy,
    c.stat_denied_security,
    c.stat_denied_not_gov_info,
    c.stat_denied_other_law,
    c.stat_answer_not_this_agency,
    c.stat_answer_not_exist,
    c.stat_answer_amend,
    c.stat_answer_other_route,
    c.stat_review_total,
    c.stat_review_upheld,
    c.stat_review_corrected,
    c.stat_review_other,
    c.stat_litigation_total,
    c.stat_litigation_upheld,
    c.stat_litigation_corrected,
    c.stat_litigation_other,
    c.stat_complaints,
    c.stat_request_fee,
    c.stat_units,
    c.stat_reading_points,
    c.stat_staff,
    c.stat_staff_full_time,
    c.stat_staff_part_time,
    c.stat_budget,
    c.stat_meetings,
    c.stat_trainings,
    c.stat_trained_people,
    c.cells_stated,
    c.cells_derived,
    c.cells_empty,
    c.cells_absent,
    c.cells_illegible
FROM annual_report AS a
CROSS JOIN LATERAL (
    SELECT
        max(CASE WHEN f.indicator = 'stat_proactive_total' THEN f.value END) AS stat_proactive_total,
        max(CASE WHEN f.indicator = 'stat_proactive_normative' THEN f.value END) AS stat_proactive_normative,
        max(CASE WHEN f.indicator = 'stat_normative_issued' THEN f.value END) AS stat_normative_issued,
        max(CASE WHEN f.indicator = 'stat_channel_gazette' THEN f.value END) AS stat_channel_gazette,
        max(CASE WHEN f.indicator = 'stat_channel_website' THEN f.value END) AS stat_channel_website,
        max(CASE WHEN f.indicator = 'stat_channel_weibo' THEN f.value END) AS stat_channel_weibo,
        max(CASE WHEN f.indicator = 'stat_channel_wechat' THEN f.value END) AS stat_channel_wechat,
        max(CASE WHEN f.indicator = 'stat_channel_other' THEN f.value END) AS stat_channel_other,
        max(CASE WHEN f.indicator = 'stat_response_topics' THEN f.value END) AS stat_response_topics,
        max(CASE WHEN f.indicator = 'stat_press_conferences' THEN f.value END) AS stat_press_conferences,
        max(CASE WHEN f.indicator = 'stat_press_conferences_principal' THEN f.value END) AS stat_press_conferences_principal,
        max(CASE WHEN f.indicator = 'stat_online_interviews' THEN f.value END) AS stat_online_interviews,
        max(CASE WHEN f.indicator = 'stat_online_interviews_principal' THEN f.value END) AS stat_online_interviews_principal,
        max(CASE WHEN f.indicator = 'stat_interpretations' THEN f.value END) AS stat_interpretations,
        max(CASE WHEN f.indicator = 'stat_weibo_wechat_responses' THEN f.value END) AS stat_weibo_wechat_responses,
        max(CASE WHEN f.indicator = 'stat_other_responses' THEN f.value END) AS stat_other_responses,
        max(CASE WHEN f.indicator = 'stat_requests_received' THEN f.value END) AS stat_requests_received,
        max(CASE WHEN f.indicator = 'stat_requests_in_person' THEN f.value END) AS stat_requests_in_person,
        max(CASE WHEN f.indicator = 'stat_requests_fax' THEN f.value END) AS stat_requests_fax,
        max(CASE WHEN f.indicator = 'stat_requests_online' THEN f.value END) AS stat_requests_online,
        max(CASE WHEN f.indicator = 'stat_requests_mail' THEN f.value END) AS stat_requests_mail,
        max(CASE WHEN f.indicator = 'stat_closed' THEN f.value END) AS stat_closed,
        max(CASE WHEN f.indicator = 'stat_closed_on_time' THEN f.value END) AS stat_closed_on_time,
        max(CASE WHEN f.indicator = 'stat_closed_extended' THEN f.value END) AS stat_closed_extended,
        max(CASE WHEN f.indicator = 'stat_answers' THEN f.value END) AS stat_answers,
        max(CASE WHEN f.indicator = 'stat_answer_already_public' THEN f.value END) AS stat_answer_already_public,
        max(CASE WHEN f.indicator = 'stat_answer_granted' THEN f.value END) AS stat_answer_granted,
        max(CASE WHEN f.indicator = 'stat_answer_partial' THEN f.value END) AS stat_answer_partial,
        max(CASE WHEN f.indicator = 'stat_answer_denied' THEN f.value END) AS stat_answer_denied,
        max(CASE WHEN f.indicator = 'stat_denied_state_secret' THEN f.value END) AS stat_denied_state_secret,
        max(CASE WHEN f.indicator = 'stat_denied_trade_secret' THEN f.value END) AS stat_denied_trade_secret,
        max(CASE WHEN f.indicator = 'stat_denied_privacy' THEN f.value END) AS stat_denied_privacy,
        max(CASE WHEN f.indicator = 'stat_denied_security' THEN f.value END) AS stat_denied_security,
        max(CASE WHEN f.indicator = 'stat_denied_not_gov_info' THEN f.value END) AS stat_denied_not_gov_info,
        max(CASE WHEN f.indicator = 'stat_denied_other_law' THEN f.value END) AS stat_denied_other_law,
        max(CASE WHEN f.indicator = 'stat_answer_not_this_agency' THEN f.value END) AS stat_answer_not_this_agency,
        max(CASE WHEN f.indicator = 'stat_answer_not_exist' THEN f.value END) AS stat_answer_not_exist,
        max(CASE WHEN f.indicator = 'stat_answer_amend' THEN f.value END) AS stat_answer_amend,
        max(CASE WHEN f.indicator = 'stat_answer_other_route' THEN f.value END) AS stat_answer_other_route,
        max(CASE WHEN f.indicator = 'stat_review_total' THEN f.value END) AS stat_review_total,
        max(CASE WHEN f.indicator = 'stat_review_upheld' THEN f.value END) AS stat_review_upheld,
        max(CASE WHEN f.indicator = 'stat_review_corrected' THEN f.value END) AS stat_review_corrected,
        max(CASE WHEN f.indicator = 'stat_review_other' THEN f.value END) AS stat_review_other,
        max(CASE WHEN f.indicator = 'stat_litigation_total' THEN f.value END) AS stat_litigation_total,
        max(CASE WHEN f.indicator = 'stat_litigation_upheld' THEN f.value END) AS stat_litigation_upheld,
        max(CASE WHEN f.indicator = 'stat_litigation_corrected' THEN f.value END) AS stat_litigation_corrected,
        max(CASE WHEN f.indicator = 'stat_litigation_other' THEN f.value END) AS stat_litigation_other,
        max(CASE WHEN f.indicator = 'stat_complaints' THEN f.value END) AS stat_complaints,
        max(CASE WHEN f.indicator = 'stat_request_fee' THEN f.value END) AS stat_request_fee,
        max(CASE WHEN f.indicator = 'stat_units' THEN f.value END) AS stat_units,
        max(CASE WHEN f.indicator = 'stat_reading_points' THEN f.value END) AS stat_reading_points,
        max(CASE WHEN f.indicator = 'stat_staff' THEN f.value END) AS stat_staff,
        max(CASE WHEN f.indicator = 'stat_staff_full_time' THEN f.value END) AS stat_staff_full_time,
        max(CASE WHEN f.indicator = 'stat_staff_part_time' THEN f.value END) AS stat_staff_part_time,
        max(CASE WHEN f.indicator = 'stat_budget' THEN f.value END) AS stat_budget,
        max(CASE WHEN f.indicator = 'stat_meetings' THEN f.value END) AS stat_meetings,
        max(CASE WHEN f.indicator = 'stat_trainings' THEN f.value END) AS stat_trainings,
        max(CASE WHEN f.indicator = 'stat_trained_people' THEN f.value END) AS stat_trained_people,
        count(*) FILTER (WHERE f.state IN ('stated')) AS cells_stated,
        count(*) FILTER (WHERE f.state IN ('derived')) AS cells_derived,
        count(*) FILTER (WHERE f.state IN ('blank', 'dash', 'slash', 'none_word')) AS cells_empty,
        count(*) FILTER (WHERE f.state IN ('absent')) AS cells_absent,
        count(*) FILTER (WHERE f.state IN ('illegible')) AS cells_illegible
    FROM fact AS f
    WHERE f.report = a.report
) AS c
WHERE coalesce(a.template_requests, a.template_disclosure, a.template_review, a.template_statistics) = '2014';

COMMENT ON VIEW form_2014 IS 'One row per report to believe whose table 3 (without it table 2, then 4, then the statistical one) follows the form of 2014, 国办发〔2014〕32号; one column per cell in printed order. A cell of a table that follows another form is NULL. A column that ends in total holds the sum of others: never add it to them.';
COMMENT ON COLUMN form_2014.report IS 'Number of the report in this file only; do not keep it elsewhere. Never NULL.';
COMMENT ON COLUMN form_2014.agency IS 'Identity of the agency, the same over years and sites. Never NULL.';
COMMENT ON COLUMN form_2014.agency_name IS 'Name of the agency in Chinese. NULL where neither a list nor the page has one.';
COMMENT ON COLUMN form_2014.kind IS 'Kind of body: people_government, education, finance … NULL where the agency is in no list.';
COMMENT ON COLUMN form_2014.region IS 'Division code of the place the agency works for. NULL where nothing tells.';
COMMENT ON COLUMN form_2014.city IS 'Division code of the city (prefecture) the region is or lies in. NULL for a province, and where the region is not known.';
COMMENT ON COLUMN form_2014.year IS 'Year reported on. Never NULL.';
COMMENT ON COLUMN form_2014.scope IS 'agency, office or consolidated; never add figures of consolidated to the others. Never NULL.';
COMMENT ON COLUMN form_2014.published IS 'Day of publishing as printed. NULL where the page prints none.';
COMMENT ON COLUMN form_2014.url IS 'Address of the page or file. NULL for a bare file.';
COMMENT ON COLUMN form_2014.template_disclosure IS 'Form that table 2 was read as: 2019 or 2021. NULL where the report lacks the table.';
COMMENT ON COLUMN form_2014.template_requests IS 'Form that table 3 was read as: 2019 or 2021. NULL where the report lacks the table.';
COMMENT ON COLUMN form_2014.template_review IS 'Form that table 4 was read as: 2019 or 2021. NULL where the report lacks the table.';
COMMENT ON COLUMN form_2014.template_statistics IS 'Form that the statistical table of the years before 2019 was read as: 2014 or 2008. NULL where the report lacks it.';
COMMENT ON COLUMN form_2014.stat_proactive_total IS '一、主动公开情况 / （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_proactive_normative IS '一、主动公开情况 / （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） / 其中：主动公开规范性文件数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_normative_issued IS '一、主动公开情况 / 制发规范性文件总数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_channel_gazette IS '一、主动公开情况 / （二）通过不同渠道和方式公开政府信息的情况 / 1.政府公报公开政府信息数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_channel_website IS '一、主动公开情况 / （二）通过不同渠道和方式公开政府信息的情况 / 2.政府网站公开政府信息数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_channel_weibo IS '一、主动公开情况 / （二）通过不同渠道和方式公开政府信息的情况 / 3.政务微博公开政府信息数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_channel_wechat IS '一、主动公开情况 / （二）通过不同渠道和方式公开政府信息的情况 / 4.政务微信公开政府信息数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_channel_other IS '一、主动公开情况 / （二）通过不同渠道和方式公开政府信息的情况 / 5.其他方式公开政府信息数 / 统计数; in 条. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_response_topics IS '二、回应解读情况 / （一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次） / 统计数; in 次. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_press_conferences IS '二、回应解读情况 / （二）通过不同渠道和方式回应解读的情况 / 1.参加或举办新闻发布会总次数 / 统计数; in 次. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_press_conferences_principal IS '二、回应解读情况 / （二）通过不同渠道和方式回应解读的情况 / 1.参加或举办新闻发布会总次数 / 其中：主要负责同志参加新闻发布会次数 / 统计数; in 次. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_online_interviews IS '二、回应解读情况 / （二）通过不同渠道和方式回应解读的情况 / 2.政府网站在线访谈次数 / 统计数; in 次. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_online_interviews_principal IS '二、回应解读情况 / （二）通过不同渠道和方式回应解读的情况 / 2.政府网站在线访谈次数 / 其中：主要负责同志参加政府网站在线访谈次数 / 统计数; in 次. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_interpretations IS '二、回应解读情况 / （二）通过不同渠道和方式回应解读的情况 / 3.政策解读稿件发布数 / 统计数; in 篇. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_weibo_wechat_responses IS '二、回应解读情况 / （二）通过不同渠道和方式回应解读的情况 / 4.微博微信回应事件数 / 统计数; in 次. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_other_responses IS '二、回应解读情况 / （二）通过不同渠道和方式回应解读的情况 / 5.其他方式回应事件数 / 统计数; in 次. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_requests_received IS '三、依申请公开情况 / （一）收到申请数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_requests_in_person IS '三、依申请公开情况 / （一）收到申请数 / 1.当面申请数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_requests_fax IS '三、依申请公开情况 / （一）收到申请数 / 2.传真申请数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_requests_online IS '三、依申请公开情况 / （一）收到申请数 / 3.网络申请数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_requests_mail IS '三、依申请公开情况 / （一）收到申请数 / 4.信函申请数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_closed IS '三、依申请公开情况 / （二）申请办结数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_closed_on_time IS '三、依申请公开情况 / （二）申请办结数 / 1.按时办结数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_closed_extended IS '三、依申请公开情况 / （二）申请办结数 / 2.延期办结数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_answers IS '三、依申请公开情况 / （三）申请答复数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_answer_already_public IS '三、依申请公开情况 / （三）申请答复数 / 1.属于已主动公开范围数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_answer_granted IS '三、依申请公开情况 / （三）申请答复数 / 2.同意公开答复数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_answer_partial IS '三、依申请公开情况 / （三）申请答复数 / 3.同意部分公开答复数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_answer_denied IS '三、依申请公开情况 / （三）申请答复数 / 4.不同意公开答复数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_denied_state_secret IS '三、依申请公开情况 / （三）申请答复数 / 4.不同意公开答复数 / 其中：1.涉及国家秘密 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_denied_trade_secret IS '三、依申请公开情况 / （三）申请答复数 / 4.不同意公开答复数 / 2.涉及商业秘密 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_denied_privacy IS '三、依申请公开情况 / （三）申请答复数 / 4.不同意公开答复数 / 3.涉及个人隐私 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_denied_security IS '三、依申请公开情况 / （三）申请答复数 / 4.不同意公开答复数 / 4.危及国家安全、公共安全、经济安全和社会稳定 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_denied_not_gov_info IS '三、依申请公开情况 / （三）申请答复数 / 4.不同意公开答复数 / 5.不是《条例》所指政府信息 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_denied_other_law IS '三、依申请公开情况 / （三）申请答复数 / 4.不同意公开答复数 / 6.法律法规规定的其他情形 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_answer_not_this_agency IS '三、依申请公开情况 / （三）申请答复数 / 5.不属于本行政机关公开数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_answer_not_exist IS '三、依申请公开情况 / （三）申请答复数 / 6.申请信息不存在数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_answer_amend IS '三、依申请公开情况 / （三）申请答复数 / 7.告知作出更改补充数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_answer_other_route IS '三、依申请公开情况 / （三）申请答复数 / 8.告知通过其他途径办理数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_review_total IS '四、行政复议数量 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_review_upheld IS '四、行政复议数量 / （一）维持具体行政行为数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_review_corrected IS '四、行政复议数量 / （二）被依法纠错数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_review_other IS '四、行政复议数量 / （三）其他情形数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_litigation_total IS '五、行政诉讼数量 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_litigation_upheld IS '五、行政诉讼数量 / （一）维持具体行政行为或者驳回原告诉讼请求数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_litigation_corrected IS '五、行政诉讼数量 / （二）被依法纠错数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_litigation_other IS '五、行政诉讼数量 / （三）其他情形数 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_complaints IS '六、举报投诉数量 / 统计数; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_request_fee IS '七、依申请公开信息收取的费用 / 统计数; in 万元. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_units IS '八、机构建设和保障经费情况 / （一）政府信息公开工作专门机构数 / 统计数; in 个. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_reading_points IS '八、机构建设和保障经费情况 / （二）设置政府信息公开查阅点数 / 统计数; in 个. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_staff IS '八、机构建设和保障经费情况 / （三）从事政府信息公开工作人员数 / 统计数; in 人. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_staff_full_time IS '八、机构建设和保障经费情况 / （三）从事政府信息公开工作人员数 / 1.专职人员数（不包括政府公报及政府网站工作人员数） / 统计数; in 人. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_staff_part_time IS '八、机构建设和保障经费情况 / （三）从事政府信息公开工作人员数 / 2.兼职人员数 / 统计数; in 人. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_budget IS '八、机构建设和保障经费情况 / （四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费） / 统计数; in 万元. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_meetings IS '九、政府信息公开会议和培训情况 / （一）召开政府信息公开工作会议或专题会议数 / 统计数; in 次. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_trainings IS '九、政府信息公开会议和培训情况 / （二）举办各类培训班数 / 统计数; in 次. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.stat_trained_people IS '九、政府信息公开会议和培训情况 / （三）接受培训人员数 / 统计数; in 人次. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2014.cells_stated IS 'Cells of the report that print a figure. Never NULL.';
COMMENT ON COLUMN form_2014.cells_derived IS 'Totals that are blank and whose parts are printed: the sum stands in their place. Never NULL.';
COMMENT ON COLUMN form_2014.cells_empty IS 'Cells that are blank or print a dash, a slash or 无: NULL above, and not 0. Never NULL.';
COMMENT ON COLUMN form_2014.cells_absent IS 'Cells of the form that the page lacks: NULL above. Never NULL.';
COMMENT ON COLUMN form_2014.cells_illegible IS 'Cells that print something that is no figure: NULL above. Never NULL.';
