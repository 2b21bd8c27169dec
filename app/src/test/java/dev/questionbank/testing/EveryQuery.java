package dev.questionbank.testing;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.graphql.execution.GraphQlSource;
import tools.jackson.databind.JsonNode;

/**
 * Asks every query of the schema about a question and its topic, for whatever text there may be in what is answered.
 *
 * @param topic slug of the topic
 */
public record EveryQuery(GraphQlSource source, String topic, String questionId, String questionSlug) {

    /** The responses of all the queries that there are, asked for everything about the questions; cursors decoded. */
    public Map<String, String> responses(Api api, String operation) {
        String question = """
                fragment Q on Question { id slug title prompt { markdown html } answer { markdown html } hasAnswer tags { slug }
                  access { prompt { granted reason } answer { granted reason } unlockWith { name description topics { title } } }
                  topic { title description { html } } related(first: 20) { slug title prompt { markdown } answer { markdown } } }""";
        Map<String, String> queries = Map.of(
                "node",
                "{ node(id: \"%s\") { ...Q } } ".formatted(questionId),
                "question",
                "{ question(slug: \"%s\") { ...Q } } ".formatted(questionSlug),
                "topic",
                "{ topic(slug: \"%s\") { questions(first: 50) { edges { cursor node { ...Q } } } } } ".formatted(topic),
                "topics",
                "{ topics(last: 5) { edges { node { title description { markdown } questions(first: 10) { edges { node { ...Q } } } } } } } ",
                "questions",
                "{ questions(filter: {topics: [\"%s\"]}, orderBy: {field: TITLE}) { totalCount edges { cursor node { ...Q } } pageInfo { startCursor endCursor } } } "
                        .formatted(topic),
                "searchQuestions",
                "{ searchQuestions(text: \"question\", filter: {topics: [\"%s\"]}) { totalCount edges { cursor highlights { fragments } node { ...Q } } facets { tags { value count } } } } "
                        .formatted(topic),
                "plans",
                "{ plans { name description topics { title } } } ",
                "viewer",
                "{ viewer { id reports(first: 5) { totalCount edges { cursor node { comment answer isOutdated question { ...Q } } } } practice { queue(first: 20) { dueCount edges { node { reason changed question { ...Q } } } }"
                        + " bookmarks(first: 5) { edges { cursor node { ...Q } } } notes(first: 5) { edges { node { ...Q } } }"
                        + " history(first: 20) { edges { node { question { ...Q } } } } lists { name }"
                        + " progress { byTopic { topic { slug title } } } } } } ",
                "curation",
                "{ __typename } ", // for staff alone
                "administration",
                "{ __typename } "); // for admins alone, who read everything
        assertThat(queries.keySet())
                .as("a new query needs its line here")
                .isEqualTo(Objects.requireNonNull(source.schema().getQueryType()).getFieldDefinitions().stream()
                        .map(GraphQLFieldDefinition::getName)
                        .collect(Collectors.toSet()));
        return queries.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        query -> withDecodedCursors(api.query(
                                operation + query.getValue() + (query.getValue().contains("...Q") ? question : ""),
                                Map.of()))));
    }

    private static String withDecodedCursors(JsonNode response) {
        return response
                + Stream.of("cursor", "startCursor", "endCursor")
                        .flatMap(name -> response.findValues(name).stream())
                        .map(cursor ->
                                new String(Base64.getUrlDecoder().decode(cursor.stringValue()), StandardCharsets.UTF_8))
                        .collect(Collectors.joining(" "));
    }
}
