package dev.questionbank.catalog.comment;

import dev.questionbank.catalog.Question;
import dev.questionbank.db.Actor;
import dev.questionbank.db.graphql.Cursors;
import dev.questionbank.db.graphql.NodeId;
import dev.questionbank.db.graphql.Page;
import dev.questionbank.db.graphql.PageArguments;
import dev.questionbank.db.graphql.PageRequest;
import dev.questionbank.db.graphql.UserError;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class CommentController {

    private final Comments comments;
    private final CommentRepository repository;
    private final Cursors cursors;

    CommentController(Comments comments, CommentRepository repository, Cursors cursors) {
        this.comments = comments;
        this.repository = repository;
        this.cursors = cursors;
    }

    record Deletion(String commentId) {}

    record AddPayload(Comment comment, List<UserError> userErrors) {}

    record DeletePayload(CommentId commentId, List<UserError> userErrors) {}

    /** An account. */
    record Author(String id) {}

    @MutationMapping
    AddPayload addComment(@Argument Comments.Input input, GraphQLContext context) {
        return new AddPayload(comments.add(input, Actor.required(context)), List.of());
    }

    @MutationMapping
    DeletePayload deleteComment(@Argument Deletion input, GraphQLContext context) {
        return new DeletePayload(
                comments.delete(input.commentId(), Actor.required(context)).id(), List.of());
    }

    @SchemaMapping
    Page<Comment> comments(Question question, @Arguments PageArguments arguments) {
        PageRequest page = cursors.read(arguments, "comments " + question.id());
        return page.page(
                repository.page(question.id(), page),
                cursors,
                comment -> List.of(comment.id().value().toString()));
    }

    @SchemaMapping
    @Nullable
    Author author(Comment comment) {
        return comment.authorId() == null ? null : new Author(new NodeId("account", comment.authorId()).toString());
    }
}
