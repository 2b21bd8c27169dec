/**
 * Questions that say nearly the same as others, whatever their states: found by an index of its own, decided upon by curators,
 * and merged. For the staff alone: what is found tells of drafts and of locked text.
 */
@NullMarked
package dev.questionbank.catalog.duplicate;

import org.jspecify.annotations.NullMarked;
