package io.redress.growth;

import java.util.Set;

/** Which tables grow with the cases, and which do not: every table is in one of the two. */
public final class TablesOfCases {

    /** What the engine keeps of a case while it runs, and our row and document of it: what open cases weigh. */
    public static final Set<String> RUNNING = Set.of(
            "act_ru_execution",
            "act_ru_task",
            "act_ru_job",
            "act_ru_variable",
            "act_ru_identitylink",
            "act_ru_authorization",
            "act_ru_event_subscr",
            "act_ru_incident",
            "act_ru_ext_task",
            "orders",
            "return_case",
            "claimed_goods",
            "offer",
            "staff_queue");

    /** What the engine keeps of what has happened. */
    public static final Set<String> HISTORY = Set.of(
            "act_hi_procinst",
            "act_hi_actinst",
            "act_hi_taskinst",
            "act_hi_varinst",
            "act_hi_detail",
            "act_hi_identitylink",
            "act_hi_comment",
            "act_hi_attachment",
            "act_hi_op_log",
            "act_hi_incident",
            "act_hi_job_log",
            "act_hi_ext_task_log");

    /** What we keep of it. */
    public static final Set<String> RECORDS = Set.of(
            "appeal",
            "case_event",
            "conflict_of_interest",
            "decision",
            "evidence",
            "evidence_access",
            "idempotency_key",
            "ledger_posting",
            "ledger_pot",
            "ledger_transaction",
            "mail",
            "message",
            "outbox",
            "precedent",
            "ruling",
            "seller_standing_entry",
            "settlement_step",
            "webhook_delivery");

    /** As many as there are people, models, endpoints, files; or emptied as they are done with. */
    public static final Set<String> OTHERS = Set.of(
            "absence",
            "act_ge_bytearray",
            "act_ge_property",
            "act_ge_schema_log",
            "act_hi_batch",
            "act_hi_caseactinst",
            "act_hi_caseinst",
            "act_hi_dec_in",
            "act_hi_dec_out",
            "act_hi_decinst",
            "act_id_group",
            "act_id_info",
            "act_id_membership",
            "act_id_tenant",
            "act_id_tenant_member",
            "act_id_user",
            "act_re_camformdef",
            "act_re_case_def",
            "act_re_decision_def",
            "act_re_decision_req_def",
            "act_re_deployment",
            "act_re_procdef",
            "act_ru_batch",
            "act_ru_case_execution",
            "act_ru_case_sentry_part",
            "act_ru_filter",
            "act_ru_jobdef",
            "act_ru_meter_log",
            "act_ru_task_meter_log",
            "definition_stamp",
            "erased_case",
            "erasure",
            "evidence_alarm",
            "evidence_house",
            "evidence_object",
            "evidence_upload",
            "flyway_schema_history",
            "model_deployment",
            "model_rehearsal",
            "model_release",
            "refused_content",
            "sandbox_clock",
            "scheduled_tasks",
            "signing_key",
            "webhook_endpoint");

    private TablesOfCases() {}
}
