package dev.questionbank.practice.list;

import dev.questionbank.access.AccountId;
import dev.questionbank.access.NotAllowed;
import dev.questionbank.catalog.Catalog;
import dev.questionbank.catalog.QuestionId;
import dev.questionbank.catalog.ReadingRights;
import dev.questionbank.db.graphql.InputCheck;
import dev.questionbank.db.graphql.Refused;
import dev.questionbank.db.graphql.UserError;
import dev.questionbank.practice.ReviewLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What members do with their lists. All of it is refused when there is no such list, and does not happen when the member was
 * erased meanwhile ({@link NotAllowed}).
 */
@Service
@Transactional
class PracticeLists {

    private static final int MAX_LISTS = 100;
    private static final int MAX_QUESTIONS = 500;
    private static final int MAX_NAME = 100;

    private final ReviewLog log;
    private final ListRepository lists;
    private final Catalog catalog;
    private final Clock clock;

    PracticeLists(ReviewLog log, ListRepository lists, Catalog catalog, Clock clock) {
        this.log = log;
        this.lists = lists;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Input of {@code createPracticeList}. */
    record Create(String name) {}

    /** Input of {@code renamePracticeList}. */
    record Rename(String listId, String name) {}

    /** Input of {@code deletePracticeList}. */
    record Delete(String listId) {}

    /** Input of the others. */
    record Questions(String listId, List<String> questionIds) {}

    /** @throws Refused when the name is none or taken, or there are too many lists */
    public PracticeList create(Create input, AccountId member) {
        String name = name(input.name());
        log.hold(member);
        List<PracticeList> all = lists.list(member);
        refuseIfTaken(name, all);
        if (all.size() >= MAX_LISTS) {
            throw new Refused(UserError.Code.LIMIT_REACHED, "name", "there can be at most " + MAX_LISTS + " lists");
        }
        PracticeListId id = PracticeListId.create();
        lists.insert(member, id, name, clock.instant());
        return new PracticeList(id, name, 0);
    }

    /** @throws Refused when the name is none or taken */
    public PracticeList rename(Rename input, AccountId member) {
        String name = name(input.name());
        log.hold(member);
        PracticeList list = existing(input.listId(), member);
        refuseIfTaken(
                name,
                lists.list(member).stream()
                        .filter(other -> !other.id().equals(list.id()))
                        .toList());
        lists.rename(member, list.id(), name);
        return new PracticeList(list.id(), name, list.size());
    }

    /** The list that is gone. */
    public PracticeListId delete(Delete input, AccountId member) {
        log.hold(member);
        PracticeListId id = existing(input.listId(), member).id();
        lists.delete(member, id);
        return id;
    }

    /** @throws Refused when one of the questions is not there, or they are too many */
    public PracticeList add(Questions input, AccountId member, ReadingRights rights) {
        SequencedSet<QuestionId> wanted = questions(input.questionIds());
        log.hold(member);
        PracticeList list = existing(input.listId(), member);
        refuseUnknown(input.questionIds(), catalog.listQuestions(wanted, rights).keySet());
        lists.questions(member, list.id()).forEach(wanted::remove);
        int size = list.size() + wanted.size();
        if (size > MAX_QUESTIONS) {
            throw new Refused(
                    UserError.Code.LIMIT_REACHED,
                    "questionIds",
                    "a list can have at most " + MAX_QUESTIONS + " questions");
        }
        if (!wanted.isEmpty()) {
            lists.append(member, list.id(), List.copyOf(wanted));
        }
        return new PracticeList(list.id(), list.name(), size);
    }

    /** @throws Refused when something is named that is no question */
    public PracticeList remove(Questions input, AccountId member) {
        Set<QuestionId> unwanted = questions(input.questionIds());
        log.hold(member);
        PracticeListId id = existing(input.listId(), member).id();
        lists.remove(member, id, unwanted);
        return existing(id.toString(), member);
    }

    /** @throws Refused when the questions are others than the list shows */
    public PracticeList order(Questions input, AccountId member, ReadingRights rights) {
        SequencedSet<QuestionId> order = questions(input.questionIds());
        log.hold(member);
        PracticeList list = existing(input.listId(), member);
        List<QuestionId> all = lists.questions(member, list.id());
        Set<QuestionId> shown = catalog.listQuestions(all, rights).keySet();
        if (order.size() < input.questionIds().size() || !order.equals(shown)) {
            throw new Refused(
                    UserError.Code.CONFLICT, "questionIds", "must name the questions of the list, each of them once");
        }
        List<QuestionId> ordered = new ArrayList<>(order);
        all.stream().filter(question -> !shown.contains(question)).forEach(ordered::add);
        lists.replace(member, list.id(), ordered);
        return list;
    }

    private static String name(String name) {
        new InputCheck().text("name", name, MAX_NAME).refuseIfWrong();
        return name.strip();
    }

    private static void refuseIfTaken(String name, List<PracticeList> others) {
        if (others.stream().anyMatch(other -> other.name().equals(name))) {
            throw new Refused(UserError.Code.ALREADY_EXISTS, "name", "there is a list of that name");
        }
    }

    private PracticeList existing(String id, AccountId member) {
        return PracticeListId.parse(id)
                .flatMap(parsed -> lists.find(member, parsed))
                .orElseThrow(() -> new Refused(UserError.Code.NOT_FOUND, "listId", "there is no such list"));
    }

    private static SequencedSet<QuestionId> questions(List<String> ids) {
        new InputCheck()
                .that(ids.size() <= MAX_QUESTIONS, "questionIds", "must be at most " + MAX_QUESTIONS)
                .refuseIfWrong();
        SequencedSet<QuestionId> questions = new LinkedHashSet<>();
        ids.forEach(id -> QuestionId.parse(id).ifPresent(questions::add));
        refuseUnknown(ids, questions);
        return questions;
    }

    /** @throws Refused naming the place of each that is not among those that are known */
    private static void refuseUnknown(List<String> ids, Set<QuestionId> known) {
        List<UserError> unknown = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (QuestionId.parse(ids.get(i)).filter(known::contains).isEmpty()) {
                unknown.add(new UserError(
                        UserError.Code.NOT_FOUND,
                        List.of("input", "questionIds", Integer.toString(i)),
                        "there is no such question"));
            }
        }
        if (!unknown.isEmpty()) {
            throw new Refused(unknown);
        }
    }
}
