package dev.questionbank.testing;

import dev.questionbank.QuestionBankApplication;
import dev.questionbank.db.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Another process of the application, as good as: on the same database, with settings of its own. Closing it ends it. */
public final class Node implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it.
     *
     * @param folder for all that it keeps in files
     * @param settings as {@code --name=value}
     */
    public static Node start(Database database, Path folder, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--questionbank.database.directory=" + folder,
                "--questionbank.search.directory=" + folder.resolve("search"),
                "--spring.datasource.url=" + database.getJdbcUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword()));
        all.addAll(List.of(settings));
        return new Node(new SpringApplicationBuilder(QuestionBankApplication.class).run(all.toArray(String[]::new)));
    }

    /** Where it listens. */
    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Its API, for a visitor. */
    public Api api() {
        return Api.at(port());
    }

    @Override
    public void close() {
        context.close();
    }
}
