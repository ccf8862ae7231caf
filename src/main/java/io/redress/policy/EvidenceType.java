package io.redress.policy;

/** What a piece of evidence is (V3). */
public enum EvidenceType {
    SPECIFICATION,
    DESIGN_DRAWING,
    SALES_CONTRACT,
    TRANSACTION_RECORD,
    PHOTO,
    VIDEO,
    QC_REPORT,
    LAB_REPORT,
    CORRESPONDENCE,
    INVOICE,
    RECEIPT,
    PROOF_OF_DELIVERY,
    TRACKING_RECORD,
    CUSTOMS_DOCUMENT,
    PACKING_LIST,
    APPROVED_SAMPLE,
    STATEMENT,
    OTHER
}
