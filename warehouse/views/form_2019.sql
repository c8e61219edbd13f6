-- One row per report to believe on the form of 2019 (国办公开办函〔2019〕60号).
-- Generated from report/forms.yaml by WideView: do not edit; see CONTRIBUTING.md.
CREATE OR REPLACE VIEW form_2019 AS
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
    c.disclosure_rules_made,
    c.disclosure_rules_newly_published,
    c.disclosure_rules_published_total,
    c.disclosure_normative_made,
    c.disclosure_normative_newly_published,
    c.disclosure_normative_published_total,
    c.disclosure_license_items_prev,
    c.disclosure_license_items_change,
    c.disclosure_license_decisions,
    c.disclosure_other_service_items_prev,
    c.disclosure_other_service_items_change,
    c.disclosure_other_service_decisions,
    c.disclosure_penalty_items_prev,
    c.disclosure_penalty_items_change,
    c.disclosure_penalty_decisions,
    c.disclosure_coercion_items_prev,
    c.disclosure_coercion_items_change,
    c.disclosure_coercion_decisions,
    c.disclosure_fee_items_prev,
    c.disclosure_fee_items_change,
    c.disclosure_procurement_projects,
    c.disclosure_procurement_amount,
    c.request_new__natural_person,
    c.request_new__enterprise,
    c.request_new__research_institute,
    c.request_new__public_welfare_org,
    c.request_new__legal_service_org,
    c.request_new__other_org,
    c.request_new__total,
    c.request_carried_in__natural_person,
    c.request_carried_in__enterprise,
    c.request_carried_in__research_institute,
    c.request_carried_in__public_welfare_org,
    c.request_carried_in__legal_service_org,
    c.request_carried_in__other_org,
    c.request_carried_in__total,
    c.request_granted__natural_person,
    c.request_granted__enterprise,
    c.request_granted__research_institute,
    c.request_granted__public_welfare_org,
    c.request_granted__legal_service_org,
    c.request_granted__other_org,
    c.request_granted__total,
    c.request_partial__natural_person,
    c.request_partial__enterprise,
    c.request_partial__research_institute,
    c.request_partial__public_welfare_org,
    c.request_partial__legal_service_org,
    c.request_partial__other_org,
    c.request_partial__total,
    c.request_denied_state_secret__natural_person,
    c.request_denied_state_secret__enterprise,
    c.request_denied_state_secret__research_institute,
    c.request_denied_state_secret__public_welfare_org,
    c.request_denied_state_secret__legal_service_org,
    c.request_denied_state_secret__other_org,
    c.request_denied_state_secret__total,
    c.request_denied_law_prohibited__natural_person,
    c.request_denied_law_prohibited__enterprise,
    c.request_denied_law_prohibited__research_institute,
    c.request_denied_law_prohibited__public_welfare_org,
    c.request_denied_law_prohibited__legal_service_org,
    c.request_denied_law_prohibited__other_org,
    c.request_denied_law_prohibited__total,
    c.request_denied_security_stability__natural_person,
    c.request_denied_security_stability__enterprise,
    c.request_denied_security_stability__research_institute,
    c.request_denied_security_stability__public_welfare_org,
    c.request_denied_security_stability__legal_service_org,
    c.request_denied_security_stability__other_org,
    c.request_denied_security_stability__total,
    c.request_denied_third_party__natural_person,
    c.request_denied_third_party__enterprise,
    c.request_denied_third_party__research_institute,
    c.request_denied_third_party__public_welfare_org,
    c.request_denied_third_party__legal_service_org,
    c.request_denied_third_party__other_org,
    c.request_denied_third_party__total,
    c.request_denied_internal_affairs__natural_person,
    c.request_denied_internal_affairs__enterprise,
    c.request_denied_internal_affairs__research_institute,
    c.request_denied_internal_affairs__public_welfare_org,
    c.request_denied_internal_affairs__legal_service_org,
    c.request_denied_internal_affairs__other_org,
    c.request_denied_internal_affairs__total,
    c.request_denied_process_info__natural_person,
    c.request_denied_process_info__enterprise,
    c.request_denied_process_info__research_institute,
    c.request_denied_process_info__public_welfare_org,
    c.request_denied_process_info__legal_service_org,
    c.request_denied_process_info__other_org,
    c.request_denied_process_info__total,
    c.request_denied_enforcement_file__natural_person,
    c.request_denied_enforcement_file__enterprise,
    c.request_denied_enforcement_file__research_institute,
    c.request_denied_enforcement_file__public_welfare_org,
    c.request_denied_enforcement_file__legal_service_org,
    c.request_denied_enforcement_file__other_org,
    c.request_denied_enforcement_file__total,
    c.request_denied_admin_inquiry__natural_person,
    c.request_denied_admin_inquiry__enterprise,
    c.request_denied_admin_inquiry__research_institute,
    c.request_denied_admin_inquiry__public_welfare_org,
    c.request_denied_admin_inquiry__legal_service_org,
    c.request_denied_admin_inquiry__other_org,
    c.request_denied_admin_inquiry__total,
    c.request_unavailable_not_held__natural_person,
    c.request_unavailable_not_held__enterprise,
    c.request_unavailable_not_held__research_institute,
    c.request_unavailable_not_held__public_welfare_org,
    c.request_unavailable_not_held__legal_service_org,
    c.request_unavailable_not_held__other_org,
    c.request_unavailable_not_held__total,
    c.request_unavailable_needs_creation__natural_person,
    c.request_unavailable_needs_creation__enterprise,
    c.request_unavailable_needs_creation__research_institute,
    c.request_unavailable_needs_creation__public_welfare_org,
    c.request_unavailable_needs_creation__legal_service_org,
    c.request_unavailable_needs_creation__other_org,
    c.request_unavailable_needs_creation__total,
    c.request_unavailable_unclear__natural_person,
    c.request_unavailable_unclear__enterprise,
    c.request_unavailable_unclear__research_institute,
    c.request_unavailable_unclear__public_welfare_org,
    c.request_unavailable_unclear__legal_service_org,
    c.request_unavailable_unclear__other_org,
    c.request_unavailable_unclear__total,
    c.request_not_processed_petition__natural_person,
    c.request_not_processed_petition__enterprise,
    c.request_not_processed_petition__research_institute,
    c.request_not_processed_petition__public_welfare_org,
    c.request_not_processed_petition__legal_service_org,
    c.request_not_processed_petition__other_org,
    c.request_not_processed_petition__total,
    c.request_not_processed_duplicate__natural_person,
    c.request_not_processed_duplicate__enterprise,
    c.request_not_processed_duplicate__research_institute,
    c.request_not_processed_duplicate__public_welfare_org,
    c.request_not_processed_duplicate__legal_service_org,
    c.request_not_processed_duplicate__other_org,
    c.request_not_processed_duplicate__total,
    c.request_not_processed_publication__natural_person,
    c.request_not_processed_publication__enterprise,
    c.request_not_processed_publication__research_institute,
    c.request_not_processed_publication__public_welfare_org,
    c.request_not_processed_publication__legal_service_org,
    c.request_not_processed_publication__other_org,
    c.request_not_processed_publication__total,
    c.request_not_processed_excessive__natural_person,
    c.request_not_processed_excessive__enterprise,
    c.request_not_processed_excessive__research_institute,
    c.request_not_processed_excessive__public_welfare_org,
    c.request_not_processed_excessive__legal_service_org,
    c.request_not_processed_excessive__other_org,
    c.request_not_processed_excessive__total,
    c.request_not_processed_reconfirm__natural_person,
    c.request_not_processed_reconfirm__enterprise,
    c.request_not_processed_reconfirm__research_institute,
    c.request_not_processed_reconfirm__public_welfare_org,
    c.request_not_processed_reconfirm__legal_service_org,
    c.request_not_processed_reconfirm__other_org,
    c.request_not_processed_reconfirm__total,
    c.request_other__natural_person,
    c.request_other__enterprise,
    c.request_other__research_institute,
    c.request_other__public_welfare_org,
    c.request_other__legal_service_org,
    c.request_other__other_org,
    c.request_other__total,
    c.request_result_total__natural_person,
    c.request_result_total__enterprise,
    c.request_result_total__research_institute,
    c.request_result_total__public_welfare_org,
    c.request_result_total__legal_service_org,
    c.request_result_total__other_org,
    c.request_result_total__total,
    c.request_carried_out__natural_person,
    c.request_carried_out__enterprise,
    c.request_carried_out__research_institute,
    c.request_carried_out__public_welfare_org,
    c.request_carried_out__legal_service_org,
    c.request_carried_out__other_org,
    c.request_carried_out__total,
    c.review_upheld,
    c.review_corrected,
    c.review_other,
    c.review_pending,
    c.review_total,
    c.litigation_direct_upheld,
    c.litigation_direct_corrected,
    c.litigation_direct_other,
    c.litigation_direct_pending,
    c.litigation_direct_total,
    c.litigation_after_review_upheld,
    c.litigation_after_review_corrected,
    c.litigation_after_review_other,
    c.litigation_after_review_pending,
    c.litigation_after_review_total,
    c.cells_stated,
    c.cells_derived,
    c.cells_empty,
    c.cells_absent,
    c.cells_illegible
FROM annual_report AS a
CROSS JOIN LATERAL (
    SELECT
        max(CASE WHEN f.indicator = 'disclosure_rules_made' THEN f.value END) AS disclosure_rules_made,
        max(CASE WHEN f.indicator = 'disclosure_rules_newly_published' THEN f.value END) AS disclosure_rules_newly_published,
        max(CASE WHEN f.indicator = 'disclosure_rules_published_total' THEN f.value END) AS disclosure_rules_published_total,
        max(CASE WHEN f.indicator = 'disclosure_normative_made' THEN f.value END) AS disclosure_normative_made,
        max(CASE WHEN f.indicator = 'disclosure_normative_newly_published' THEN f.value END) AS disclosure_normative_newly_published,
        max(CASE WHEN f.indicator = 'disclosure_normative_published_total' THEN f.value END) AS disclosure_normative_published_total,
        max(CASE WHEN f.indicator = 'disclosure_license_items_prev' THEN f.value END) AS disclosure_license_items_prev,
        max(CASE WHEN f.indicator = 'disclosure_license_items_change' THEN f.value END) AS disclosure_license_items_change,
        max(CASE WHEN f.indicator = 'disclosure_license_decisions' THEN f.value END) AS disclosure_license_decisions,
        max(CASE WHEN f.indicator = 'disclosure_other_service_items_prev' THEN f.value END) AS disclosure_other_service_items_prev,
        max(CASE WHEN f.indicator = 'disclosure_other_service_items_change' THEN f.value END) AS disclosure_other_service_items_change,
        max(CASE WHEN f.indicator = 'disclosure_other_service_decisions' THEN f.value END) AS disclosure_other_service_decisions,
        max(CASE WHEN f.indicator = 'disclosure_penalty_items_prev' THEN f.value END) AS disclosure_penalty_items_prev,
        max(CASE WHEN f.indicator = 'disclosure_penalty_items_change' THEN f.value END) AS disclosure_penalty_items_change,
        max(CASE WHEN f.indicator = 'disclosure_penalty_decisions' THEN f.value END) AS disclosure_penalty_decisions,
        max(CASE WHEN f.indicator = 'disclosure_coercion_items_prev' THEN f.value END) AS disclosure_coercion_items_prev,
        max(CASE WHEN f.indicator = 'disclosure_coercion_items_change' THEN f.value END) AS disclosure_coercion_items_change,
        max(CASE WHEN f.indicator = 'disclosure_coercion_decisions' THEN f.value END) AS disclosure_coercion_decisions,
        max(CASE WHEN f.indicator = 'disclosure_fee_items_prev' THEN f.value END) AS disclosure_fee_items_prev,
        max(CASE WHEN f.indicator = 'disclosure_fee_items_change' THEN f.value END) AS disclosure_fee_items_change,
        max(CASE WHEN f.indicator = 'disclosure_procurement_projects' THEN f.value END) AS disclosure_procurement_projects,
        max(CASE WHEN f.indicator = 'disclosure_procurement_amount' THEN f.value END) AS disclosure_procurement_amount,
        max(CASE WHEN f.indicator = 'request_new' AND f.member = 'natural_person' THEN f.value END) AS request_new__natural_person,
        max(CASE WHEN f.indicator = 'request_new' AND f.member = 'enterprise' THEN f.value END) AS request_new__enterprise,
        max(CASE WHEN f.indicator = 'request_new' AND f.member = 'research_institute' THEN f.value END) AS request_new__research_institute,
        max(CASE WHEN f.indicator = 'request_new' AND f.member = 'public_welfare_org' THEN f.value END) AS request_new__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_new' AND f.member = 'legal_service_org' THEN f.value END) AS request_new__legal_service_org,
        max(CASE WHEN f.indicator = 'request_new' AND f.member = 'other_org' THEN f.value END) AS request_new__other_org,
        max(CASE WHEN f.indicator = 'request_new' AND f.member = 'total' THEN f.value END) AS request_new__total,
        max(CASE WHEN f.indicator = 'request_carried_in' AND f.member = 'natural_person' THEN f.value END) AS request_carried_in__natural_person,
        max(CASE WHEN f.indicator = 'request_carried_in' AND f.member = 'enterprise' THEN f.value END) AS request_carried_in__enterprise,
        max(CASE WHEN f.indicator = 'request_carried_in' AND f.member = 'research_institute' THEN f.value END) AS request_carried_in__research_institute,
        max(CASE WHEN f.indicator = 'request_carried_in' AND f.member = 'public_welfare_org' THEN f.value END) AS request_carried_in__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_carried_in' AND f.member = 'legal_service_org' THEN f.value END) AS request_carried_in__legal_service_org,
        max(CASE WHEN f.indicator = 'request_carried_in' AND f.member = 'other_org' THEN f.value END) AS request_carried_in__other_org,
        max(CASE WHEN f.indicator = 'request_carried_in' AND f.member = 'total' THEN f.value END) AS request_carried_in__total,
        max(CASE WHEN f.indicator = 'request_granted' AND f.member = 'natural_person' THEN f.value END) AS request_granted__natural_person,
        max(CASE WHEN f.indicator = 'request_granted' AND f.member = 'enterprise' THEN f.value END) AS request_granted__enterprise,
        max(CASE WHEN f.indicator = 'request_granted' AND f.member = 'research_institute' THEN f.value END) AS request_granted__research_institute,
        max(CASE WHEN f.indicator = 'request_granted' AND f.member = 'public_welfare_org' THEN f.value END) AS request_granted__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_granted' AND f.member = 'legal_service_org' THEN f.value END) AS request_granted__legal_service_org,
        max(CASE WHEN f.indicator = 'request_granted' AND f.member = 'other_org' THEN f.value END) AS request_granted__other_org,
        max(CASE WHEN f.indicator = 'request_granted' AND f.member = 'total' THEN f.value END) AS request_granted__total,
        max(CASE WHEN f.indicator = 'request_partial' AND f.member = 'natural_person' THEN f.value END) AS request_partial__natural_person,
        max(CASE WHEN f.indicator = 'request_partial' AND f.member = 'enterprise' THEN f.value END) AS request_partial__enterprise,
        max(CASE WHEN f.indicator = 'request_partial' AND f.member = 'research_institute' THEN f.value END) AS request_partial__research_institute,
        max(CASE WHEN f.indicator = 'request_partial' AND f.member = 'public_welfare_org' THEN f.value END) AS request_partial__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_partial' AND f.member = 'legal_service_org' THEN f.value END) AS request_partial__legal_service_org,
        max(CASE WHEN f.indicator = 'request_partial' AND f.member = 'other_org' THEN f.value END) AS request_partial__other_org,
        max(CASE WHEN f.indicator = 'request_partial' AND f.member = 'total' THEN f.value END) AS request_partial__total,
        max(CASE WHEN f.indicator = 'request_denied_state_secret' AND f.member = 'natural_person' THEN f.value END) AS request_denied_state_secret__natural_person,
        max(CASE WHEN f.indicator = 'request_denied_state_secret' AND f.member = 'enterprise' THEN f.value END) AS request_denied_state_secret__enterprise,
        max(CASE WHEN f.indicator = 'request_denied_state_secret' AND f.member = 'research_institute' THEN f.value END) AS request_denied_state_secret__research_institute,
        max(CASE WHEN f.indicator = 'request_denied_state_secret' AND f.member = 'public_welfare_org' THEN f.value END) AS request_denied_state_secret__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_denied_state_secret' AND f.member = 'legal_service_org' THEN f.value END) AS request_denied_state_secret__legal_service_org,
        max(CASE WHEN f.indicator = 'request_denied_state_secret' AND f.member = 'other_org' THEN f.value END) AS request_denied_state_secret__other_org,
        max(CASE WHEN f.indicator = 'request_denied_state_secret' AND f.member = 'total' THEN f.value END) AS request_denied_state_secret__total,
        max(CASE WHEN f.indicator = 'request_denied_law_prohibited' AND f.member = 'natural_person' THEN f.value END) AS request_denied_law_prohibited__natural_person,
        max(CASE WHEN f.indicator = 'request_denied_law_prohibited' AND f.member = 'enterprise' THEN f.value END) AS request_denied_law_prohibited__enterprise,
        max(CASE WHEN f.indicator = 'request_denied_law_prohibited' AND f.member = 'research_institute' THEN f.value END) AS request_denied_law_prohibited__research_institute,
        max(CASE WHEN f.indicator = 'request_denied_law_prohibited' AND f.member = 'public_welfare_org' THEN f.value END) AS request_denied_law_prohibited__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_denied_law_prohibited' AND f.member = 'legal_service_org' THEN f.value END) AS request_denied_law_prohibited__legal_service_org,
        max(CASE WHEN f.indicator = 'request_denied_law_prohibited' AND f.member = 'other_org' THEN f.value END) AS request_denied_law_prohibited__other_org,
        max(CASE WHEN f.indicator = 'request_denied_law_prohibited' AND f.member = 'total' THEN f.value END) AS request_denied_law_prohibited__total,
        max(CASE WHEN f.indicator = 'request_denied_security_stability' AND f.member = 'natural_person' THEN f.value END) AS request_denied_security_stability__natural_person,
        max(CASE WHEN f.indicator = 'request_denied_security_stability' AND f.member = 'enterprise' THEN f.value END) AS request_denied_security_stability__enterprise,
        max(CASE WHEN f.indicator = 'request_denied_security_stability' AND f.member = 'research_institute' THEN f.value END) AS request_denied_security_stability__research_institute,
        max(CASE WHEN f.indicator = 'request_denied_security_stability' AND f.member = 'public_welfare_org' THEN f.value END) AS request_denied_security_stability__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_denied_security_stability' AND f.member = 'legal_service_org' THEN f.value END) AS request_denied_security_stability__legal_service_org,
        max(CASE WHEN f.indicator = 'request_denied_security_stability' AND f.member = 'other_org' THEN f.value END) AS request_denied_security_stability__other_org,
        max(CASE WHEN f.indicator = 'request_denied_security_stability' AND f.member = 'total' THEN f.value END) AS request_denied_security_stability__total,
        max(CASE WHEN f.indicator = 'request_denied_third_party' AND f.member = 'natural_person' THEN f.value END) AS request_denied_third_party__natural_person,
        max(CASE WHEN f.indicator = 'request_denied_third_party' AND f.member = 'enterprise' THEN f.value END) AS request_denied_third_party__enterprise,
        max(CASE WHEN f.indicator = 'request_denied_third_party' AND f.member = 'research_institute' THEN f.value END) AS request_denied_third_party__research_institute,
        max(CASE WHEN f.indicator = 'request_denied_third_party' AND f.member = 'public_welfare_org' THEN f.value END) AS request_denied_third_party__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_denied_third_party' AND f.member = 'legal_service_org' THEN f.value END) AS request_denied_third_party__legal_service_org,
        max(CASE WHEN f.indicator = 'request_denied_third_party' AND f.member = 'other_org' THEN f.value END) AS request_denied_third_party__other_org,
        max(CASE WHEN f.indicator = 'request_denied_third_party' AND f.member = 'total' THEN f.value END) AS request_denied_third_party__total,
        max(CASE WHEN f.indicator = 'request_denied_internal_affairs' AND f.member = 'natural_person' THEN f.value END) AS request_denied_internal_affairs__natural_person,
        max(CASE WHEN f.indicator = 'request_denied_internal_affairs' AND f.member = 'enterprise' THEN f.value END) AS request_denied_internal_affairs__enterprise,
        max(CASE WHEN f.indicator = 'request_denied_internal_affairs' AND f.member = 'research_institute' THEN f.value END) AS request_denied_internal_affairs__research_institute,
        max(CASE WHEN f.indicator = 'request_denied_internal_affairs' AND f.member = 'public_welfare_org' THEN f.value END) AS request_denied_internal_affairs__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_denied_internal_affairs' AND f.member = 'legal_service_org' THEN f.value END) AS request_denied_internal_affairs__legal_service_org,
        max(CASE WHEN f.indicator = 'request_denied_internal_affairs' AND f.member = 'other_org' THEN f.value END) AS request_denied_internal_affairs__other_org,
        max(CASE WHEN f.indicator = 'request_denied_internal_affairs' AND f.member = 'total' THEN f.value END) AS request_denied_internal_affairs__total,
        max(CASE WHEN f.indicator = 'request_denied_process_info' AND f.member = 'natural_person' THEN f.value END) AS request_denied_process_info__natural_person,
        max(CASE WHEN f.indicator = 'request_denied_process_info' AND f.member = 'enterprise' THEN f.value END) AS request_denied_process_info__enterprise,
        max(CASE WHEN f.indicator = 'request_denied_process_info' AND f.member = 'research_institute' THEN f.value END) AS request_denied_process_info__research_institute,
        max(CASE WHEN f.indicator = 'request_denied_process_info' AND f.member = 'public_welfare_org' THEN f.value END) AS request_denied_process_info__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_denied_process_info' AND f.member = 'legal_service_org' THEN f.value END) AS request_denied_process_info__legal_service_org,
        max(CASE WHEN f.indicator = 'request_denied_process_info' AND f.member = 'other_org' THEN f.value END) AS request_denied_process_info__other_org,
        max(CASE WHEN f.indicator = 'request_denied_process_info' AND f.member = 'total' THEN f.value END) AS request_denied_process_info__total,
        max(CASE WHEN f.indicator = 'request_denied_enforcement_file' AND f.member = 'natural_person' THEN f.value END) AS request_denied_enforcement_file__natural_person,
        max(CASE WHEN f.indicator = 'request_denied_enforcement_file' AND f.member = 'enterprise' THEN f.value END) AS request_denied_enforcement_file__enterprise,
        max(CASE WHEN f.indicator = 'request_denied_enforcement_file' AND f.member = 'research_institute' THEN f.value END) AS request_denied_enforcement_file__research_institute,
        max(CASE WHEN f.indicator = 'request_denied_enforcement_file' AND f.member = 'public_welfare_org' THEN f.value END) AS request_denied_enforcement_file__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_denied_enforcement_file' AND f.member = 'legal_service_org' THEN f.value END) AS request_denied_enforcement_file__legal_service_org,
        max(CASE WHEN f.indicator = 'request_denied_enforcement_file' AND f.member = 'other_org' THEN f.value END) AS request_denied_enforcement_file__other_org,
        max(CASE WHEN f.indicator = 'request_denied_enforcement_file' AND f.member = 'total' THEN f.value END) AS request_denied_enforcement_file__total,
        max(CASE WHEN f.indicator = 'request_denied_admin_inquiry' AND f.member = 'natural_person' THEN f.value END) AS request_denied_admin_inquiry__natural_person,
        max(CASE WHEN f.indicator = 'request_denied_admin_inquiry' AND f.member = 'enterprise' THEN f.value END) AS request_denied_admin_inquiry__enterprise,
        max(CASE WHEN f.indicator = 'request_denied_admin_inquiry' AND f.member = 'research_institute' THEN f.value END) AS request_denied_admin_inquiry__research_institute,
        max(CASE WHEN f.indicator = 'request_denied_admin_inquiry' AND f.member = 'public_welfare_org' THEN f.value END) AS request_denied_admin_inquiry__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_denied_admin_inquiry' AND f.member = 'legal_service_org' THEN f.value END) AS request_denied_admin_inquiry__legal_service_org,
        max(CASE WHEN f.indicator = 'request_denied_admin_inquiry' AND f.member = 'other_org' THEN f.value END) AS request_denied_admin_inquiry__other_org,
        max(CASE WHEN f.indicator = 'request_denied_admin_inquiry' AND f.member = 'total' THEN f.value END) AS request_denied_admin_inquiry__total,
        max(CASE WHEN f.indicator = 'request_unavailable_not_held' AND f.member = 'natural_person' THEN f.value END) AS request_unavailable_not_held__natural_person,
        max(CASE WHEN f.indicator = 'request_unavailable_not_held' AND f.member = 'enterprise' THEN f.value END) AS request_unavailable_not_held__enterprise,
        max(CASE WHEN f.indicator = 'request_unavailable_not_held' AND f.member = 'research_institute' THEN f.value END) AS request_unavailable_not_held__research_institute,
        max(CASE WHEN f.indicator = 'request_unavailable_not_held' AND f.member = 'public_welfare_org' THEN f.value END) AS request_unavailable_not_held__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_unavailable_not_held' AND f.member = 'legal_service_org' THEN f.value END) AS request_unavailable_not_held__legal_service_org,
        max(CASE WHEN f.indicator = 'request_unavailable_not_held' AND f.member = 'other_org' THEN f.value END) AS request_unavailable_not_held__other_org,
        max(CASE WHEN f.indicator = 'request_unavailable_not_held' AND f.member = 'total' THEN f.value END) AS request_unavailable_not_held__total,
        max(CASE WHEN f.indicator = 'request_unavailable_needs_creation' AND f.member = 'natural_person' THEN f.value END) AS request_unavailable_needs_creation__natural_person,
        max(CASE WHEN f.indicator = 'request_unavailable_needs_creation' AND f.member = 'enterprise' THEN f.value END) AS request_unavailable_needs_creation__enterprise,
        max(CASE WHEN f.indicator = 'request_unavailable_needs_creation' AND f.member = 'research_institute' THEN f.value END) AS request_unavailable_needs_creation__research_institute,
        max(CASE WHEN f.indicator = 'request_unavailable_needs_creation' AND f.member = 'public_welfare_org' THEN f.value END) AS request_unavailable_needs_creation__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_unavailable_needs_creation' AND f.member = 'legal_service_org' THEN f.value END) AS request_unavailable_needs_creation__legal_service_org,
        max(CASE WHEN f.indicator = 'request_unavailable_needs_creation' AND f.member = 'other_org' THEN f.value END) AS request_unavailable_needs_creation__other_org,
        max(CASE WHEN f.indicator = 'request_unavailable_needs_creation' AND f.member = 'total' THEN f.value END) AS request_unavailable_needs_creation__total,
        max(CASE WHEN f.indicator = 'request_unavailable_unclear' AND f.member = 'natural_person' THEN f.value END) AS request_unavailable_unclear__natural_person,
        max(CASE WHEN f.indicator = 'request_unavailable_unclear' AND f.member = 'enterprise' THEN f.value END) AS request_unavailable_unclear__enterprise,
        max(CASE WHEN f.indicator = 'request_unavailable_unclear' AND f.member = 'research_institute' THEN f.value END) AS request_unavailable_unclear__research_institute,
        max(CASE WHEN f.indicator = 'request_unavailable_unclear' AND f.member = 'public_welfare_org' THEN f.value END) AS request_unavailable_unclear__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_unavailable_unclear' AND f.member = 'legal_service_org' THEN f.value END) AS request_unavailable_unclear__legal_service_org,
        max(CASE WHEN f.indicator = 'request_unavailable_unclear' AND f.member = 'other_org' THEN f.value END) AS request_unavailable_unclear__other_org,
        max(CASE WHEN f.indicator = 'request_unavailable_unclear' AND f.member = 'total' THEN f.value END) AS request_unavailable_unclear__total,
        max(CASE WHEN f.indicator = 'request_not_processed_petition' AND f.member = 'natural_person' THEN f.value END) AS request_not_processed_petition__natural_person,
        max(CASE WHEN f.indicator = 'request_not_processed_petition' AND f.member = 'enterprise' THEN f.value END) AS request_not_processed_petition__enterprise,
        max(CASE WHEN f.indicator = 'request_not_processed_petition' AND f.member = 'research_institute' THEN f.value END) AS request_not_processed_petition__research_institute,
        max(CASE WHEN f.indicator = 'request_not_processed_petition' AND f.member = 'public_welfare_org' THEN f.value END) AS request_not_processed_petition__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_not_processed_petition' AND f.member = 'legal_service_org' THEN f.value END) AS request_not_processed_petition__legal_service_org,
        max(CASE WHEN f.indicator = 'request_not_processed_petition' AND f.member = 'other_org' THEN f.value END) AS request_not_processed_petition__other_org,
        max(CASE WHEN f.indicator = 'request_not_processed_petition' AND f.member = 'total' THEN f.value END) AS request_not_processed_petition__total,
        max(CASE WHEN f.indicator = 'request_not_processed_duplicate' AND f.member = 'natural_person' THEN f.value END) AS request_not_processed_duplicate__natural_person,
        max(CASE WHEN f.indicator = 'request_not_processed_duplicate' AND f.member = 'enterprise' THEN f.value END) AS request_not_processed_duplicate__enterprise,
        max(CASE WHEN f.indicator = 'request_not_processed_duplicate' AND f.member = 'research_institute' THEN f.value END) AS request_not_processed_duplicate__research_institute,
        max(CASE WHEN f.indicator = 'request_not_processed_duplicate' AND f.member = 'public_welfare_org' THEN f.value END) AS request_not_processed_duplicate__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_not_processed_duplicate' AND f.member = 'legal_service_org' THEN f.value END) AS request_not_processed_duplicate__legal_service_org,
        max(CASE WHEN f.indicator = 'request_not_processed_duplicate' AND f.member = 'other_org' THEN f.value END) AS request_not_processed_duplicate__other_org,
        max(CASE WHEN f.indicator = 'request_not_processed_duplicate' AND f.member = 'total' THEN f.value END) AS request_not_processed_duplicate__total,
        max(CASE WHEN f.indicator = 'request_not_processed_publication' AND f.member = 'natural_person' THEN f.value END) AS request_not_processed_publication__natural_person,
        max(CASE WHEN f.indicator = 'request_not_processed_publication' AND f.member = 'enterprise' THEN f.value END) AS request_not_processed_publication__enterprise,
        max(CASE WHEN f.indicator = 'request_not_processed_publication' AND f.member = 'research_institute' THEN f.value END) AS request_not_processed_publication__research_institute,
        max(CASE WHEN f.indicator = 'request_not_processed_publication' AND f.member = 'public_welfare_org' THEN f.value END) AS request_not_processed_publication__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_not_processed_publication' AND f.member = 'legal_service_org' THEN f.value END) AS request_not_processed_publication__legal_service_org,
        max(CASE WHEN f.indicator = 'request_not_processed_publication' AND f.member = 'other_org' THEN f.value END) AS request_not_processed_publication__other_org,
        max(CASE WHEN f.indicator = 'request_not_processed_publication' AND f.member = 'total' THEN f.value END) AS request_not_processed_publication__total,
        max(CASE WHEN f.indicator = 'request_not_processed_excessive' AND f.member = 'natural_person' THEN f.value END) AS request_not_processed_excessive__natural_person,
        max(CASE WHEN f.indicator = 'request_not_processed_excessive' AND f.member = 'enterprise' THEN f.value END) AS request_not_processed_excessive__enterprise,
        max(CASE WHEN f.indicator = 'request_not_processed_excessive' AND f.member = 'research_institute' THEN f.value END) AS request_not_processed_excessive__research_institute,
        max(CASE WHEN f.indicator = 'request_not_processed_excessive' AND f.member = 'public_welfare_org' THEN f.value END) AS request_not_processed_excessive__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_not_processed_excessive' AND f.member = 'legal_service_org' THEN f.value END) AS request_not_processed_excessive__legal_service_org,
        max(CASE WHEN f.indicator = 'request_not_processed_excessive' AND f.member = 'other_org' THEN f.value END) AS request_not_processed_excessive__other_org,
        max(CASE WHEN f.indicator = 'request_not_processed_excessive' AND f.member = 'total' THEN f.value END) AS request_not_processed_excessive__total,
        max(CASE WHEN f.indicator = 'request_not_processed_reconfirm' AND f.member = 'natural_person' THEN f.value END) AS request_not_processed_reconfirm__natural_person,
        max(CASE WHEN f.indicator = 'request_not_processed_reconfirm' AND f.member = 'enterprise' THEN f.value END) AS request_not_processed_reconfirm__enterprise,
        max(CASE WHEN f.indicator = 'request_not_processed_reconfirm' AND f.member = 'research_institute' THEN f.value END) AS request_not_processed_reconfirm__research_institute,
        max(CASE WHEN f.indicator = 'request_not_processed_reconfirm' AND f.member = 'public_welfare_org' THEN f.value END) AS request_not_processed_reconfirm__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_not_processed_reconfirm' AND f.member = 'legal_service_org' THEN f.value END) AS request_not_processed_reconfirm__legal_service_org,
        max(CASE WHEN f.indicator = 'request_not_processed_reconfirm' AND f.member = 'other_org' THEN f.value END) AS request_not_processed_reconfirm__other_org,
        max(CASE WHEN f.indicator = 'request_not_processed_reconfirm' AND f.member = 'total' THEN f.value END) AS request_not_processed_reconfirm__total,
        max(CASE WHEN f.indicator = 'request_other' AND f.member = 'natural_person' THEN f.value END) AS request_other__natural_person,
        max(CASE WHEN f.indicator = 'request_other' AND f.member = 'enterprise' THEN f.value END) AS request_other__enterprise,
        max(CASE WHEN f.indicator = 'request_other' AND f.member = 'research_institute' THEN f.value END) AS request_other__research_institute,
        max(CASE WHEN f.indicator = 'request_other' AND f.member = 'public_welfare_org' THEN f.value END) AS request_other__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_other' AND f.member = 'legal_service_org' THEN f.value END) AS request_other__legal_service_org,
        max(CASE WHEN f.indicator = 'request_other' AND f.member = 'other_org' THEN f.value END) AS request_other__other_org,
        max(CASE WHEN f.indicator = 'request_other' AND f.member = 'total' THEN f.value END) AS request_other__total,
        max(CASE WHEN f.indicator = 'request_result_total' AND f.member = 'natural_person' THEN f.value END) AS request_result_total__natural_person,
        max(CASE WHEN f.indicator = 'request_result_total' AND f.member = 'enterprise' THEN f.value END) AS request_result_total__enterprise,
        max(CASE WHEN f.indicator = 'request_result_total' AND f.member = 'research_institute' THEN f.value END) AS request_result_total__research_institute,
        max(CASE WHEN f.indicator = 'request_result_total' AND f.member = 'public_welfare_org' THEN f.value END) AS request_result_total__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_result_total' AND f.member = 'legal_service_org' THEN f.value END) AS request_result_total__legal_service_org,
        max(CASE WHEN f.indicator = 'request_result_total' AND f.member = 'other_org' THEN f.value END) AS request_result_total__other_org,
        max(CASE WHEN f.indicator = 'request_result_total' AND f.member = 'total' THEN f.value END) AS request_result_total__total,
        max(CASE WHEN f.indicator = 'request_carried_out' AND f.member = 'natural_person' THEN f.value END) AS request_carried_out__natural_person,
        max(CASE WHEN f.indicator = 'request_carried_out' AND f.member = 'enterprise' THEN f.value END) AS request_carried_out__enterprise,
        max(CASE WHEN f.indicator = 'request_carried_out' AND f.member = 'research_institute' THEN f.value END) AS request_carried_out__research_institute,
        max(CASE WHEN f.indicator = 'request_carried_out' AND f.member = 'public_welfare_org' THEN f.value END) AS request_carried_out__public_welfare_org,
        max(CASE WHEN f.indicator = 'request_carried_out' AND f.member = 'legal_service_org' THEN f.value END) AS request_carried_out__legal_service_org,
        max(CASE WHEN f.indicator = 'request_carried_out' AND f.member = 'other_org' THEN f.value END) AS request_carried_out__other_org,
        max(CASE WHEN f.indicator = 'request_carried_out' AND f.member = 'total' THEN f.value END) AS request_carried_out__total,
        max(CASE WHEN f.indicator = 'review_upheld' THEN f.value END) AS review_upheld,
        max(CASE WHEN f.indicator = 'review_corrected' THEN f.value END) AS review_corrected,
        max(CASE WHEN f.indicator = 'review_other' THEN f.value END) AS review_other,
        max(CASE WHEN f.indicator = 'review_pending' THEN f.value END) AS review_pending,
        max(CASE WHEN f.indicator = 'review_total' THEN f.value END) AS review_total,
        max(CASE WHEN f.indicator = 'litigation_direct_upheld' THEN f.value END) AS litigation_direct_upheld,
        max(CASE WHEN f.indicator = 'litigation_direct_corrected' THEN f.value END) AS litigation_direct_corrected,
        max(CASE WHEN f.indicator = 'litigation_direct_other' THEN f.value END) AS litigation_direct_other,
        max(CASE WHEN f.indicator = 'litigation_direct_pending' THEN f.value END) AS litigation_direct_pending,
        max(CASE WHEN f.indicator = 'litigation_direct_total' THEN f.value END) AS litigation_direct_total,
        max(CASE WHEN f.indicator = 'litigation_after_review_upheld' THEN f.value END) AS litigation_after_review_upheld,
        max(CASE WHEN f.indicator = 'litigation_after_review_corrected' THEN f.value END) AS litigation_after_review_corrected,
        max(CASE WHEN f.indicator = 'litigation_after_review_other' THEN f.value END) AS litigation_after_review_other,
        max(CASE WHEN f.indicator = 'litigation_after_review_pending' THEN f.value END) AS litigation_after_review_pending,
        max(CASE WHEN f.indicator = 'litigation_after_review_total' THEN f.value END) AS litigation_after_review_total,
        count(*) FILTER (WHERE f.state IN ('stated')) AS cells_stated,
        count(*) FILTER (WHERE f.state IN ('derived')) AS cells_derived,
        count(*) FILTER (WHERE f.state IN ('blank', 'dash', 'slash', 'none_word')) AS cells_empty,
        count(*) FILTER (WHERE f.state IN ('absent')) AS cells_absent,
        count(*) FILTER (WHERE f.state IN ('illegible')) AS cells_illegible
    FROM fact AS f
    WHERE f.report = a.report
) AS c
WHERE coalesce(a.template_requests, a.template_disclosure, a.template_review, a.template_statistics) = '2019';

COMMENT ON VIEW form_2019 IS 'One row per report to believe whose table 3 (without it table 2, then 4, then the statistical one) follows the form of 2019, 国办公开办函〔2019〕60号; one column per cell in printed order. A cell of a table that follows another form is NULL. A column that ends in total holds the sum of others: never add it to them.';
COMMENT ON COLUMN form_2019.report IS 'Number of the report in this file only; do not keep it elsewhere. Never NULL.';
COMMENT ON COLUMN form_2019.agency IS 'Identity of the agency, the same over years and sites. Never NULL.';
COMMENT ON COLUMN form_2019.agency_name IS 'Name of the agency in Chinese. NULL where neither a list nor the page has one.';
COMMENT ON COLUMN form_2019.kind IS 'Kind of body: people_government, education, finance … NULL where the agency is in no list.';
COMMENT ON COLUMN form_2019.region IS 'Division code of the place the agency works for. NULL where nothing tells.';
COMMENT ON COLUMN form_2019.city IS 'Division code of the city (prefecture) the region is or lies in. NULL for a province, and where the region is not known.';
COMMENT ON COLUMN form_2019.year IS 'Year reported on. Never NULL.';
COMMENT ON COLUMN form_2019.scope IS 'agency, office or consolidated; never add figures of consolidated to the others. Never NULL.';
COMMENT ON COLUMN form_2019.published IS 'Day of publishing as printed. NULL where the page prints none.';
COMMENT ON COLUMN form_2019.url IS 'Address of the page or file. NULL for a bare file.';
COMMENT ON COLUMN form_2019.template_disclosure IS 'Form that table 2 was read as: 2019 or 2021. NULL where the report lacks the table.';
COMMENT ON COLUMN form_2019.template_requests IS 'Form that table 3 was read as: 2019 or 2021. NULL where the report lacks the table.';
COMMENT ON COLUMN form_2019.template_review IS 'Form that table 4 was read as: 2019 or 2021. NULL where the report lacks the table.';
COMMENT ON COLUMN form_2019.template_statistics IS 'Form that the statistical table of the years before 2019 was read as: 2014 or 2008. NULL where the report lacks it.';
COMMENT ON COLUMN form_2019.disclosure_rules_made IS '规章 / 本年新制作数量; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_rules_newly_published IS '规章 / 本年新公开数量; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_rules_published_total IS '规章 / 对外公开总数量; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_normative_made IS '规范性文件 / 本年新制作数量; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_normative_newly_published IS '规范性文件 / 本年新公开数量; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_normative_published_total IS '规范性文件 / 对外公开总数量; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_license_items_prev IS '行政许可 / 上一年项目数量; in 项. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_license_items_change IS '行政许可 / 本年增/减; in 项. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_license_decisions IS '行政许可 / 处理决定数量; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_other_service_items_prev IS '其他对外管理服务事项 / 上一年项目数量; in 项. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_other_service_items_change IS '其他对外管理服务事项 / 本年增/减; in 项. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_other_service_decisions IS '其他对外管理服务事项 / 处理决定数量; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_penalty_items_prev IS '行政处罚 / 上一年项目数量; in 项. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_penalty_items_change IS '行政处罚 / 本年增/减; in 项. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_penalty_decisions IS '行政处罚 / 处理决定数量; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_coercion_items_prev IS '行政强制 / 上一年项目数量; in 项. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_coercion_items_change IS '行政强制 / 本年增/减; in 项. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_coercion_decisions IS '行政强制 / 处理决定数量; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_fee_items_prev IS '行政事业性收费 / 上一年项目数量; in 项. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_fee_items_change IS '行政事业性收费 / 本年增/减; in 项. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_procurement_projects IS '政府集中采购 / 采购项目数量; in 个. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.disclosure_procurement_amount IS '政府集中采购 / 采购总金额; in 万元. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_new__natural_person IS '一、本年新收政府信息公开申请数量 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_new__enterprise IS '一、本年新收政府信息公开申请数量 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_new__research_institute IS '一、本年新收政府信息公开申请数量 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_new__public_welfare_org IS '一、本年新收政府信息公开申请数量 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_new__legal_service_org IS '一、本年新收政府信息公开申请数量 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_new__other_org IS '一、本年新收政府信息公开申请数量 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_new__total IS '一、本年新收政府信息公开申请数量 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_carried_in__natural_person IS '二、上年结转政府信息公开申请数量 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_carried_in__enterprise IS '二、上年结转政府信息公开申请数量 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_carried_in__research_institute IS '二、上年结转政府信息公开申请数量 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_carried_in__public_welfare_org IS '二、上年结转政府信息公开申请数量 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_carried_in__legal_service_org IS '二、上年结转政府信息公开申请数量 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_carried_in__other_org IS '二、上年结转政府信息公开申请数量 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_carried_in__total IS '二、上年结转政府信息公开申请数量 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_granted__natural_person IS '三、本年度办理结果 / （一）予以公开 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_granted__enterprise IS '三、本年度办理结果 / （一）予以公开 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_granted__research_institute IS '三、本年度办理结果 / （一）予以公开 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_granted__public_welfare_org IS '三、本年度办理结果 / （一）予以公开 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_granted__legal_service_org IS '三、本年度办理结果 / （一）予以公开 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_granted__other_org IS '三、本年度办理结果 / （一）予以公开 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_granted__total IS '三、本年度办理结果 / （一）予以公开 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_partial__natural_person IS '三、本年度办理结果 / （二）部分公开（区分处理的，只计这一情形，不计其他情形） / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_partial__enterprise IS '三、本年度办理结果 / （二）部分公开（区分处理的，只计这一情形，不计其他情形） / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_partial__research_institute IS '三、本年度办理结果 / （二）部分公开（区分处理的，只计这一情形，不计其他情形） / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_partial__public_welfare_org IS '三、本年度办理结果 / （二）部分公开（区分处理的，只计这一情形，不计其他情形） / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_partial__legal_service_org IS '三、本年度办理结果 / （二）部分公开（区分处理的，只计这一情形，不计其他情形） / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_partial__other_org IS '三、本年度办理结果 / （二）部分公开（区分处理的，只计这一情形，不计其他情形） / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_partial__total IS '三、本年度办理结果 / （二）部分公开（区分处理的，只计这一情形，不计其他情形） / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_state_secret__natural_person IS '三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_state_secret__enterprise IS '三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_state_secret__research_institute IS '三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_state_secret__public_welfare_org IS '三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_state_secret__legal_service_org IS '三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_state_secret__other_org IS '三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_state_secret__total IS '三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_law_prohibited__natural_person IS '三、本年度办理结果 / （三）不予公开 / 2.其他法律行政法规禁止公开 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_law_prohibited__enterprise IS '三、本年度办理结果 / （三）不予公开 / 2.其他法律行政法规禁止公开 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_law_prohibited__research_institute IS '三、本年度办理结果 / （三）不予公开 / 2.其他法律行政法规禁止公开 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_law_prohibited__public_welfare_org IS '三、本年度办理结果 / （三）不予公开 / 2.其他法律行政法规禁止公开 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_law_prohibited__legal_service_org IS '三、本年度办理结果 / （三）不予公开 / 2.其他法律行政法规禁止公开 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_law_prohibited__other_org IS '三、本年度办理结果 / （三）不予公开 / 2.其他法律行政法规禁止公开 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_law_prohibited__total IS '三、本年度办理结果 / （三）不予公开 / 2.其他法律行政法规禁止公开 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_security_stability__natural_person IS '三、本年度办理结果 / （三）不予公开 / 3.危及“三安全一稳定” / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_security_stability__enterprise IS '三、本年度办理结果 / （三）不予公开 / 3.危及“三安全一稳定” / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_security_stability__research_institute IS '三、本年度办理结果 / （三）不予公开 / 3.危及“三安全一稳定” / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_security_stability__public_welfare_org IS '三、本年度办理结果 / （三）不予公开 / 3.危及“三安全一稳定” / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_security_stability__legal_service_org IS '三、本年度办理结果 / （三）不予公开 / 3.危及“三安全一稳定” / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_security_stability__other_org IS '三、本年度办理结果 / （三）不予公开 / 3.危及“三安全一稳定” / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_security_stability__total IS '三、本年度办理结果 / （三）不予公开 / 3.危及“三安全一稳定” / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_third_party__natural_person IS '三、本年度办理结果 / （三）不予公开 / 4.保护第三方合法权益 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_third_party__enterprise IS '三、本年度办理结果 / （三）不予公开 / 4.保护第三方合法权益 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_third_party__research_institute IS '三、本年度办理结果 / （三）不予公开 / 4.保护第三方合法权益 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_third_party__public_welfare_org IS '三、本年度办理结果 / （三）不予公开 / 4.保护第三方合法权益 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_third_party__legal_service_org IS '三、本年度办理结果 / （三）不予公开 / 4.保护第三方合法权益 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_third_party__other_org IS '三、本年度办理结果 / （三）不予公开 / 4.保护第三方合法权益 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_third_party__total IS '三、本年度办理结果 / （三）不予公开 / 4.保护第三方合法权益 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_internal_affairs__natural_person IS '三、本年度办理结果 / （三）不予公开 / 5.属于三类内部事务信息 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_internal_affairs__enterprise IS '三、本年度办理结果 / （三）不予公开 / 5.属于三类内部事务信息 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_internal_affairs__research_institute IS '三、本年度办理结果 / （三）不予公开 / 5.属于三类内部事务信息 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_internal_affairs__public_welfare_org IS '三、本年度办理结果 / （三）不予公开 / 5.属于三类内部事务信息 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_internal_affairs__legal_service_org IS '三、本年度办理结果 / （三）不予公开 / 5.属于三类内部事务信息 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_internal_affairs__other_org IS '三、本年度办理结果 / （三）不予公开 / 5.属于三类内部事务信息 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_internal_affairs__total IS '三、本年度办理结果 / （三）不予公开 / 5.属于三类内部事务信息 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_process_info__natural_person IS '三、本年度办理结果 / （三）不予公开 / 6.属于四类过程性信息 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_process_info__enterprise IS '三、本年度办理结果 / （三）不予公开 / 6.属于四类过程性信息 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_process_info__research_institute IS '三、本年度办理结果 / （三）不予公开 / 6.属于四类过程性信息 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_process_info__public_welfare_org IS '三、本年度办理结果 / （三）不予公开 / 6.属于四类过程性信息 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_process_info__legal_service_org IS '三、本年度办理结果 / （三）不予公开 / 6.属于四类过程性信息 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_process_info__other_org IS '三、本年度办理结果 / （三）不予公开 / 6.属于四类过程性信息 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_process_info__total IS '三、本年度办理结果 / （三）不予公开 / 6.属于四类过程性信息 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_enforcement_file__natural_person IS '三、本年度办理结果 / （三）不予公开 / 7.属于行政执法案卷 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_enforcement_file__enterprise IS '三、本年度办理结果 / （三）不予公开 / 7.属于行政执法案卷 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_enforcement_file__research_institute IS '三、本年度办理结果 / （三）不予公开 / 7.属于行政执法案卷 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_enforcement_file__public_welfare_org IS '三、本年度办理结果 / （三）不予公开 / 7.属于行政执法案卷 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_enforcement_file__legal_service_org IS '三、本年度办理结果 / （三）不予公开 / 7.属于行政执法案卷 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_enforcement_file__other_org IS '三、本年度办理结果 / （三）不予公开 / 7.属于行政执法案卷 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_enforcement_file__total IS '三、本年度办理结果 / （三）不予公开 / 7.属于行政执法案卷 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_admin_inquiry__natural_person IS '三、本年度办理结果 / （三）不予公开 / 8.属于行政查询事项 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_admin_inquiry__enterprise IS '三、本年度办理结果 / （三）不予公开 / 8.属于行政查询事项 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_admin_inquiry__research_institute IS '三、本年度办理结果 / （三）不予公开 / 8.属于行政查询事项 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_admin_inquiry__public_welfare_org IS '三、本年度办理结果 / （三）不予公开 / 8.属于行政查询事项 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_admin_inquiry__legal_service_org IS '三、本年度办理结果 / （三）不予公开 / 8.属于行政查询事项 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_admin_inquiry__other_org IS '三、本年度办理结果 / （三）不予公开 / 8.属于行政查询事项 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_denied_admin_inquiry__total IS '三、本年度办理结果 / （三）不予公开 / 8.属于行政查询事项 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_not_held__natural_person IS '三、本年度办理结果 / （四）无法提供 / 1.本机关不掌握相关政府信息 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_not_held__enterprise IS '三、本年度办理结果 / （四）无法提供 / 1.本机关不掌握相关政府信息 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_not_held__research_institute IS '三、本年度办理结果 / （四）无法提供 / 1.本机关不掌握相关政府信息 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_not_held__public_welfare_org IS '三、本年度办理结果 / （四）无法提供 / 1.本机关不掌握相关政府信息 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_not_held__legal_service_org IS '三、本年度办理结果 / （四）无法提供 / 1.本机关不掌握相关政府信息 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_not_held__other_org IS '三、本年度办理结果 / （四）无法提供 / 1.本机关不掌握相关政府信息 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_not_held__total IS '三、本年度办理结果 / （四）无法提供 / 1.本机关不掌握相关政府信息 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_needs_creation__natural_person IS '三、本年度办理结果 / （四）无法提供 / 2.没有现成信息需要另行制作 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_needs_creation__enterprise IS '三、本年度办理结果 / （四）无法提供 / 2.没有现成信息需要另行制作 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_needs_creation__research_institute IS '三、本年度办理结果 / （四）无法提供 / 2.没有现成信息需要另行制作 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_needs_creation__public_welfare_org IS '三、本年度办理结果 / （四）无法提供 / 2.没有现成信息需要另行制作 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_needs_creation__legal_service_org IS '三、本年度办理结果 / （四）无法提供 / 2.没有现成信息需要另行制作 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_needs_creation__other_org IS '三、本年度办理结果 / （四）无法提供 / 2.没有现成信息需要另行制作 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_needs_creation__total IS '三、本年度办理结果 / （四）无法提供 / 2.没有现成信息需要另行制作 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_unclear__natural_person IS '三、本年度办理结果 / （四）无法提供 / 3.补正后申请内容仍不明确 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_unclear__enterprise IS '三、本年度办理结果 / （四）无法提供 / 3.补正后申请内容仍不明确 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_unclear__research_institute IS '三、本年度办理结果 / （四）无法提供 / 3.补正后申请内容仍不明确 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_unclear__public_welfare_org IS '三、本年度办理结果 / （四）无法提供 / 3.补正后申请内容仍不明确 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_unclear__legal_service_org IS '三、本年度办理结果 / （四）无法提供 / 3.补正后申请内容仍不明确 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_unclear__other_org IS '三、本年度办理结果 / （四）无法提供 / 3.补正后申请内容仍不明确 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_unavailable_unclear__total IS '三、本年度办理结果 / （四）无法提供 / 3.补正后申请内容仍不明确 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_petition__natural_person IS '三、本年度办理结果 / （五）不予处理 / 1.信访举报投诉类申请 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_petition__enterprise IS '三、本年度办理结果 / （五）不予处理 / 1.信访举报投诉类申请 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_petition__research_institute IS '三、本年度办理结果 / （五）不予处理 / 1.信访举报投诉类申请 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_petition__public_welfare_org IS '三、本年度办理结果 / （五）不予处理 / 1.信访举报投诉类申请 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_petition__legal_service_org IS '三、本年度办理结果 / （五）不予处理 / 1.信访举报投诉类申请 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_petition__other_org IS '三、本年度办理结果 / （五）不予处理 / 1.信访举报投诉类申请 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_petition__total IS '三、本年度办理结果 / （五）不予处理 / 1.信访举报投诉类申请 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_duplicate__natural_person IS '三、本年度办理结果 / （五）不予处理 / 2.重复申请 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_duplicate__enterprise IS '三、本年度办理结果 / （五）不予处理 / 2.重复申请 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_duplicate__research_institute IS '三、本年度办理结果 / （五）不予处理 / 2.重复申请 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_duplicate__public_welfare_org IS '三、本年度办理结果 / （五）不予处理 / 2.重复申请 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_duplicate__legal_service_org IS '三、本年度办理结果 / （五）不予处理 / 2.重复申请 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_duplicate__other_org IS '三、本年度办理结果 / （五）不予处理 / 2.重复申请 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_duplicate__total IS '三、本年度办理结果 / （五）不予处理 / 2.重复申请 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_publication__natural_person IS '三、本年度办理结果 / （五）不予处理 / 3.要求提供公开出版物 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_publication__enterprise IS '三、本年度办理结果 / （五）不予处理 / 3.要求提供公开出版物 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_publication__research_institute IS '三、本年度办理结果 / （五）不予处理 / 3.要求提供公开出版物 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_publication__public_welfare_org IS '三、本年度办理结果 / （五）不予处理 / 3.要求提供公开出版物 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_publication__legal_service_org IS '三、本年度办理结果 / （五）不予处理 / 3.要求提供公开出版物 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_publication__other_org IS '三、本年度办理结果 / （五）不予处理 / 3.要求提供公开出版物 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_publication__total IS '三、本年度办理结果 / （五）不予处理 / 3.要求提供公开出版物 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_excessive__natural_person IS '三、本年度办理结果 / （五）不予处理 / 4.无正当理由大量反复申请 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_excessive__enterprise IS '三、本年度办理结果 / （五）不予处理 / 4.无正当理由大量反复申请 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_excessive__research_institute IS '三、本年度办理结果 / （五）不予处理 / 4.无正当理由大量反复申请 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_excessive__public_welfare_org IS '三、本年度办理结果 / （五）不予处理 / 4.无正当理由大量反复申请 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_excessive__legal_service_org IS '三、本年度办理结果 / （五）不予处理 / 4.无正当理由大量反复申请 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_excessive__other_org IS '三、本年度办理结果 / （五）不予处理 / 4.无正当理由大量反复申请 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_excessive__total IS '三、本年度办理结果 / （五）不予处理 / 4.无正当理由大量反复申请 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_reconfirm__natural_person IS '三、本年度办理结果 / （五）不予处理 / 5.要求行政机关确认或重新出具已获取信息 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_reconfirm__enterprise IS '三、本年度办理结果 / （五）不予处理 / 5.要求行政机关确认或重新出具已获取信息 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_reconfirm__research_institute IS '三、本年度办理结果 / （五）不予处理 / 5.要求行政机关确认或重新出具已获取信息 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_reconfirm__public_welfare_org IS '三、本年度办理结果 / （五）不予处理 / 5.要求行政机关确认或重新出具已获取信息 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_reconfirm__legal_service_org IS '三、本年度办理结果 / （五）不予处理 / 5.要求行政机关确认或重新出具已获取信息 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_reconfirm__other_org IS '三、本年度办理结果 / （五）不予处理 / 5.要求行政机关确认或重新出具已获取信息 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_not_processed_reconfirm__total IS '三、本年度办理结果 / （五）不予处理 / 5.要求行政机关确认或重新出具已获取信息 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_other__natural_person IS '三、本年度办理结果 / （六）其他处理 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_other__enterprise IS '三、本年度办理结果 / （六）其他处理 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_other__research_institute IS '三、本年度办理结果 / （六）其他处理 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_other__public_welfare_org IS '三、本年度办理结果 / （六）其他处理 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_other__legal_service_org IS '三、本年度办理结果 / （六）其他处理 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_other__other_org IS '三、本年度办理结果 / （六）其他处理 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_other__total IS '三、本年度办理结果 / （六）其他处理 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_result_total__natural_person IS '三、本年度办理结果 / （七）总计 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_result_total__enterprise IS '三、本年度办理结果 / （七）总计 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_result_total__research_institute IS '三、本年度办理结果 / （七）总计 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_result_total__public_welfare_org IS '三、本年度办理结果 / （七）总计 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_result_total__legal_service_org IS '三、本年度办理结果 / （七）总计 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_result_total__other_org IS '三、本年度办理结果 / （七）总计 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_result_total__total IS '三、本年度办理结果 / （七）总计 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_carried_out__natural_person IS '四、结转下年度继续办理 / 自然人; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_carried_out__enterprise IS '四、结转下年度继续办理 / 法人或其他组织 / 商业企业; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_carried_out__research_institute IS '四、结转下年度继续办理 / 法人或其他组织 / 科研机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_carried_out__public_welfare_org IS '四、结转下年度继续办理 / 法人或其他组织 / 社会公益组织; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_carried_out__legal_service_org IS '四、结转下年度继续办理 / 法人或其他组织 / 法律服务机构; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_carried_out__other_org IS '四、结转下年度继续办理 / 法人或其他组织 / 其他; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.request_carried_out__total IS '四、结转下年度继续办理 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.review_upheld IS '行政复议 / 结果维持; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.review_corrected IS '行政复议 / 结果纠正; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.review_other IS '行政复议 / 其他结果; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.review_pending IS '行政复议 / 尚未审结; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.review_total IS '行政复议 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.litigation_direct_upheld IS '行政诉讼 / 未经复议直接起诉 / 结果维持; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.litigation_direct_corrected IS '行政诉讼 / 未经复议直接起诉 / 结果纠正; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.litigation_direct_other IS '行政诉讼 / 未经复议直接起诉 / 其他结果; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.litigation_direct_pending IS '行政诉讼 / 未经复议直接起诉 / 尚未审结; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.litigation_direct_total IS '行政诉讼 / 未经复议直接起诉 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.litigation_after_review_upheld IS '行政诉讼 / 复议后起诉 / 结果维持; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.litigation_after_review_corrected IS '行政诉讼 / 复议后起诉 / 结果纠正; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.litigation_after_review_other IS '行政诉讼 / 复议后起诉 / 其他结果; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.litigation_after_review_pending IS '行政诉讼 / 复议后起诉 / 尚未审结; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.litigation_after_review_total IS '行政诉讼 / 复议后起诉 / 总计; in 件. NULL unless the cell prints a figure or one could be derived: missing is not 0.';
COMMENT ON COLUMN form_2019.cells_stated IS 'Cells of the report that print a figure. Never NULL.';
COMMENT ON COLUMN form_2019.cells_derived IS 'Totals that are blank and whose parts are printed: the sum stands in their place. Never NULL.';
COMMENT ON COLUMN form_2019.cells_empty IS 'Cells that are blank or print a dash, a slash or 无: NULL above, and not 0. Never NULL.';
COMMENT ON COLUMN form_2019.cells_absent IS 'Cells of the form that the page lacks: NULL above. Never NULL.';
COMMENT ON COLUMN form_2019.cells_illegible IS 'Cells that print something that is no figure: NULL above. Never NULL.';
