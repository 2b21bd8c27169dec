/** Codes that give a plan for some days: made by admins, redeemed by members, hard to guess. */
@NullMarked
package dev.questionbank.access.code;

import org.jspecify.annotations.NullMarked;
