package dev.questionbank.access.payment;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.Plan;

/**
 * A plan to pay for.
 *
 * @param key tells this order from others of the account
 * @param successUrl where the buyer comes back after paying
 * @param cancelUrl where the buyer comes back without
 */
public record Order(AccountId account, Plan plan, String key, String successUrl, String cancelUrl) {}
