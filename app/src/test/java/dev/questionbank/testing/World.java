package dev.questionbank.testing;

import static org.awaitility.Awaitility.await;

import dev.questionbank.db.graphql.NodeId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A topic and another one, a question in it, a draft and a submitted one, a plan over it, a member who holds that plan and has a list and a session, and a payment event that failed, an import that is planned and one that is applied, for documents in which {@code {{names}}} stand
 * for them.
 */
public final class World {

    private static final Pattern NAME = Pattern.compile("\\{\\{(\\w+)}}");

    private final Map<String, String> names;

    private World(Map<String, String> names) {
        this.names = names;
    }

    static World of(RunningApplication application) {
        Map<String, String> names = new TreeMap<>();
        String topic = application.published(Bank.of(6));
        Api member = application.memberOf(topic);
        JsonNode question = member.send("TopicPage", Map.of("slug", topic)).at("/topic/questions/edges/5/node");
        JsonNode viewer = member.query("{ viewer { id entitlements { id plan { id } } } }", Map.of())
                .get("viewer");
        names.put("topicSlug", topic);
        names.put(
                "topicId",
                member.send("TopicPage", Map.of("slug", topic)).at("/topic/id").stringValue());
        names.put("questionSlug", question.get("slug").stringValue());
        names.put("questionId", question.get("id").stringValue());
        names.put("accountId", viewer.get("id").stringValue());
        names.put("entitlementId", viewer.at("/entitlements/0/id").stringValue());
        names.put("planId", viewer.at("/entitlements/0/plan/id").stringValue());
        names.put("listId", id(member, "mutation { createPracticeList(input: {name: \"One\"}) { list { id } } }"));
        names.put(
                "sessionId", id(member, "mutation { startSession(input: {size: 1, minutes: 1}) { session { id } } }"));
        Desk desk = new Desk(member);
        String practiced = member.send("TopicPage", Map.of("slug", topic))
                .at("/topic/questions/edges/0/node/id")
                .stringValue();
        names.put("practicedId", practiced);
        names.put("attemptId", desk.practise(practiced, Map.of()));
        names.put(
                "epochId",
                desk.done("resetPractice", "epochId", Map.of()).get("epochId").stringValue());
        desk.practise(practiced, Map.of());
        Api curator = application.person("CURATOR");
        names.put("otherTopicSlug", application.published(Bank.of(3)));
        names.put("draftId", draft(curator, topic));
        names.put("submittedId", draft(curator, topic));
        id(curator, "mutation { submitQuestion(input: {id: \"%s\"}) { question { id } } }", names.get("submittedId"));
        Imports imports = application.imports(curator);
        names.put("planToken", imports.planned(Bank.of(1)).get("planToken").stringValue());
        names.put("importId", imports.applied(Bank.of(1)).get("id").stringValue());
        names.put(
                "reportId",
                id(
                        member,
                        "mutation { reportQuestion(input: {questionId: \"%s\", reason: TYPO, idempotencyKey: \"one\"}) { report { id } } }",
                        practiced));
        names.put(
                "commentId",
                id(
                        curator,
                        "mutation { addComment(input: {questionId: \"%s\", text: \"A comment\"}) { comment { id } } }",
                        practiced));
        JsonNode others = member.send("TopicPage", Map.of("slug", names.get("otherTopicSlug")))
                .at("/topic/questions/edges");
        names.put(
                "mergeId",
                curator.query(
                                "mutation { mergeQuestions(input: {keepId: \"%s\", duplicateIds: [\"%s\"]}) { mergeId } }"
                                        .formatted(
                                                others.at("/1/node/id").stringValue(),
                                                others.at("/2/node/id").stringValue()),
                                Map.of())
                        .at("/mergeQuestions/mergeId")
                        .stringValue());
        names.put("paymentEventId", failedPaymentEvent(application));
        names.put("word", "word" + UUID.randomUUID());
        return new World(names);
    }

    /** The one id in what this answers. */
    private static String id(Api api, String document, Object... names) {
        return api.query(document.formatted(names), Map.of()).findValue("id").stringValue();
    }

    /** A draft that could be published, in its second revision and version. */
    private static String draft(Api curator, String topic) {
        String id = id(
                curator,
                "mutation { createQuestion(input: {topicSlug: \"%s\", title: \"A draft %s\", prompt: \"P\", difficulty: EASY}) { question { id } } }",
                topic,
                UUID.randomUUID());
        return id(
                curator,
                "mutation { updateQuestion(input: {id: \"%s\", expectedVersion: 1, answer: \"A\"}) { question { id } } }",
                id);
    }

    private static String failedPaymentEvent(RunningApplication application) {
        Stripe.Event event = Stripe.Event.of("invoice.paid", Instant.now(), Map.of());
        application.stripe().tell(event);
        Api admin = application.person("ADMIN");
        return await().until(
                        () -> admin.query(
                                        "{ administration { failedPaymentEvents { edges { node { id event } } } } }",
                                        Map.of())
                                .at("/administration/failedPaymentEvents/edges")
                                .valueStream()
                                .map(edge -> edge.get("node"))
                                .filter(node -> node.get("event").stringValue().equals(event.id()))
                                .map(node -> node.get("id").stringValue())
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }

    /** The same kinds of names for what does not exist. */
    public World unknown() {
        Map<String, String> unknown = new TreeMap<>(names);
        unknown.replaceAll((name, value) -> NodeId.parse(value)
                .map(id -> new NodeId(id.type(), UUID.randomUUID()).toString())
                .orElse("no-such-" + name));
        return new World(unknown);
    }

    /** What a name stands for. */
    public String get(String name) {
        String value = names.get(name);
        if (value == null) {
            throw new AssertionError("World has no " + name + ": add it there");
        }
        return value;
    }

    /** The document with every name replaced by what it stands for. */
    public String fill(String document) {
        return NAME.matcher(document).replaceAll(name -> Matcher.quoteReplacement(get(name.group(1))));
    }
}
