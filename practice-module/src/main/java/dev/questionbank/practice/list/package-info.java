/** Lists that members make of questions, each with an order of its own. */
@NullMarked
package dev.questionbank.practice.list;

import org.jspecify.annotations.NullMarked;
