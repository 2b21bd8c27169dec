package dev.questionbank;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.jooq.tables.CatalogQuestion;
import dev.questionbank.catalog.jooq.tables.CatalogRevision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house that the compiler and Modulith do not know. Each is shown to see a planted violation. */
class ArchitectureTests {

    private static final ArchRule SQL_IN_REPOSITORIES = noClasses()
            .that(not(simpleNameEndingWith("Repository").or(simpleName("ReadingGate")))
                    .and(not(resideInAnyPackage("..jooq..", "dev.questionbank.db.."))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.questionbank..jooq..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(DSLContext.class)
            .because("whoever looks for a statement looks into a repository; the gate takes rows, and sends none");

    private static final ArchRule QUESTIONS_FROM_THE_GATE = noClasses()
            .that()
            .doNotHaveSimpleName("ReadingGate")
            .should()
            .callConstructorWhere(target(owner(equivalentTo(Question.class))))
            .because("the reading rules are applied at one place");

    /** Where texts are read and written; each answers for who gets them. */
    private static final List<String> WITH_TEXTS = List.of(
            "ReadingGate",
            "QuestionRepository",
            "SearchRepository",
            // write, and read what they have to compare
            "BankRepository",
            "BankRevisionRepository",
            "KnownQuestionRepository",
            "NewestRevisionRepository",
            "PublicationRepository",
            "SlugRepository",
            "WordingRepository",
            "DistinctRepository",
            // for staff alone
            "CuratedQuestionRepository",
            "RevisionRepository");

    private static final ArchRule TEXTS_BEHIND_THE_GATE = noClasses()
            .that(not(describe("are allowed to", (JavaClass type) -> WITH_TEXTS.contains(type.getSimpleName())))
                    .and(not(resideInAnyPackage("..jooq.."))))
            .should()
            .accessField(CatalogRevision.class, "PROMPT")
            .orShould()
            .accessField(CatalogRevision.class, "ANSWER")
            .orShould()
            .accessField(CatalogRevision.class, "TITLE")
            .orShould()
            .accessField(CatalogQuestion.class, "TITLE")
            .orShould()
            .accessField(CatalogQuestion.class, "SLUG")
            .because(
                    "text that readers may not see leaves the database where the gate grants it, into the index, and to staff");

    private static final ArchRule TIME_FROM_THE_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("tests and histories need a clock that can be set");

    private static final ArchRule PLAIN_NAMES = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto)")
            .because("such names say where code was put, not what it is");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.questionbank");

    @TestFactory
    Stream<DynamicTest> productKeeps() {
        return Stream.of(
                        SQL_IN_REPOSITORIES,
                        QUESTIONS_FROM_THE_GATE,
                        TEXTS_BEHIND_THE_GATE,
                        TIME_FROM_THE_CLOCK,
                        PLAIN_NAMES)
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(PRODUCT)));
    }

    @TestFactory
    Stream<DynamicTest> seesPlanted() {
        return Stream.of(
                        Named.of("statement", new Planted(SQL_IN_REPOSITORIES, StatementElsewhere.class)),
                        Named.of("question", new Planted(QUESTIONS_FROM_THE_GATE, QuestionElsewhere.class)),
                        Named.of("text", new Planted(TEXTS_BEHIND_THE_GATE, TextElsewhere.class)),
                        Named.of("title", new Planted(TEXTS_BEHIND_THE_GATE, TitleElsewhere.class)),
                        Named.of("look at the watch", new Planted(TIME_FROM_THE_CLOCK, Watch.class)),
                        Named.of("name", new Planted(PLAIN_NAMES, QuestionHelper.class)))
                .map(planted -> DynamicTest.dynamicTest(planted.getName(), () -> {
                    JavaClasses violation = new ClassFileImporter()
                            .importClasses(planted.getPayload().violation());
                    assertThat(planted.getPayload().rule().evaluate(violation).hasViolation())
                            .isTrue();
                }));
    }

    private record Planted(ArchRule rule, Class<?> violation) {}

    private static final class StatementElsewhere {

        int count(DSLContext sql) {
            return sql.fetchCount(sql.selectOne());
        }
    }

    private static final class QuestionElsewhere {

        Question copy(Question question) {
            return new Question(
                    question.id(),
                    question.topicId(),
                    question.position(),
                    question.revision(),
                    question.slug(),
                    question.title(),
                    question.difficulty(),
                    question.kind(),
                    question.hasAnswer(),
                    question.publishedAt(),
                    question.updatedAt(),
                    question.access());
        }
    }

    private static final class TextElsewhere {

        String name() {
            return CatalogRevision.CATALOG_REVISION.ANSWER.getName();
        }
    }

    private static final class TitleElsewhere {

        String name() {
            return CatalogQuestion.CATALOG_QUESTION.TITLE.getName();
        }
    }

    private static final class Watch {

        Instant look() {
            return Instant.now();
        }
    }

    private static final class QuestionHelper {}
}
