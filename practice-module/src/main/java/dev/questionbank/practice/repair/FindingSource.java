package dev.questionbank.practice.repair;

import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.upkeep.QuestionCondition;
import java.util.List;
import java.util.Map;

/**
 * Looks at questions for some of the reasons. Each has a bean of its own; what it looks at besides, it has
 * {@link RepairRepository#mark} told of.
 */
interface FindingSource {

    /** What is to be found about these published questions; those without anything are left out. */
    Map<QuestionId, List<Finding>> find(Map<QuestionId, QuestionCondition> published);
}
