package io.redress.policy;

/** What a window of the eligibility table starts with, and how its days are counted. */
enum WindowFrom {
    DAYS_FROM_RECEIPT,
    WORKING_DAYS_FROM_ORDER
}
