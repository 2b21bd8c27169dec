package dev.questionbank.access;

/** How often a plan is paid. */
public enum BillingInterval {
    ONCE,
    MONTH,
    YEAR
}
