package dev.questionbank.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Counts the SQL statements that go through the data source, whoever sends them, so that no list can hide a query a row. Only
 * what the application does by its own clock is left out: it comes between whatever is asked.
 */
public final class StatementCounter implements BeanPostProcessor, QueryExecutionListener {

    /** Names of the threads that run scheduled tasks, book payments, work on imports and follow the catalog's changes begin so. */
    private static final List<String> OWN_CLOCK = List.of("scheduling-", "search-index", "payments-", "imports-");

    /** Where they are noted; null while nobody counts. */
    private volatile @Nullable List<String> statements;

    /** The statements that the action sends. */
    public List<String> during(Supplier<?> action) {
        List<String> counted = new CopyOnWriteArrayList<>();
        statements = counted;
        try {
            action.get();
        } finally {
            statements = null;
        }
        return List.copyOf(counted);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource dataSource
                ? ProxyDataSourceBuilder.create(dataSource).listener(this).build()
                : bean;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        List<String> counted = statements;
        if (counted != null
                && OWN_CLOCK.stream().noneMatch(Thread.currentThread().getName()::startsWith)) {
            queries.forEach(query -> counted.add(query.getQuery()));
        }
    }
}
