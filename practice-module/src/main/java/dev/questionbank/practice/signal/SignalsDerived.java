package dev.questionbank.practice.signal;

import dev.questionbank.catalog.QuestionId;
import java.util.Set;

/** What practice tells about these questions was derived anew. Published within the transaction. */
public record SignalsDerived(Set<QuestionId> questions) {}
