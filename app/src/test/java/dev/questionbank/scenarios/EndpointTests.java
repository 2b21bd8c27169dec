package dev.questionbank.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.questionbank.testing.Issuer;
import dev.questionbank.testing.People;
import dev.questionbank.testing.ReviewedTable;
import dev.questionbank.testing.RunningApplication;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever answers over HTTP stands in {@code endpoints.tsv}, and answers those alone whom the table names. */
class EndpointTests extends RunningApplication {

    private static final Map<String, String> ENDPOINTS = ReviewedTable.read("endpoints.tsv");
    private static final Pattern PATH = Pattern.compile("(?<= )/[^\\s)]*");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private List<RequestMappingInfoHandlerMapping> methods;

    @Autowired
    private List<AbstractUrlHandlerMapping> resources;

    @Autowired
    private RouterFunctionMapping routes;

    @Autowired
    private FilterChainProxy security;

    @Autowired
    private ServletContext servlets;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping controllers;

    /** Everything that may answer a request: patterns of paths, filters, servlets. */
    private Set<String> found() {
        Set<String> found = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping : methods) {
            mapping.getHandlerMethods().keySet().forEach(info -> found.addAll(info.getPatternValues()));
        }
        for (AbstractUrlHandlerMapping mapping : resources) {
            found.addAll(mapping.getHandlerMap().keySet());
            if (mapping.getRootHandler() != null) {
                found.add("/");
            }
        }
        PATH.matcher(String.valueOf(routes.getRouterFunction()))
                .results()
                .map(MatchResult::group)
                .forEach(found::add);
        for (SecurityFilterChain chain : security.getFilterChains()) {
            for (Filter filter : chain.getFilters()) {
                found.add("filter " + filter.getClass().getSimpleName());
            }
        }
        servlets.getFilterRegistrations().keySet().forEach(name -> found.add("filter " + name));
        servlets.getServletRegistrations().keySet().forEach(name -> found.add("servlet " + name));
        return found;
    }

    @Test
    void everyEndpointWasDecidedUpon() {
        assertThat(found())
                .as("decide who may use what is new here, and give it a line in endpoints.tsv: path, a tab, who")
                .isEqualTo(ENDPOINTS.keySet());
    }

    @Test
    void endpointsAreForThoseOfTheTable() {
        ENDPOINTS.forEach((endpoint, decision) -> {
            if (!endpoint.startsWith("/")) {
                return;
            }
            String path = endpoint.replaceAll("\\*+|\\{[^}]*}", "x");
            for (People who : People.values()) {
                for (String method : List.of("GET", "POST")) {
                    int status = status(who, method, path);
                    assertThat(Set.of(401, 403).contains(status))
                            .as(who + " " + method + " " + path + ": " + status)
                            .isEqualTo(!who.may(decision));
                    if (!who.may(decision)) {
                        assertThat(status).as(who + " " + path).isEqualTo(who == People.VISITOR ? 401 : 403);
                    }
                }
            }
        });
    }

    private int status(People who, String method, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.noBody());
        if (who != People.VISITOR) {
            request.header("Authorization", "Bearer " + Issuer.get().token("of-endpoints-" + who, who.roles()));
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static class Planted {

        @ResponseBody
        String answer() {
            return "planted";
        }
    }

    @Test
    void whatNobodyListedAnswersNobody() throws NoSuchMethodException {
        Method method = Planted.class.getDeclaredMethod("answer");
        RequestMappingInfo info = RequestMappingInfo.paths("/planted").build();
        controllers.registerMapping(info, new Planted(), method);
        try {
            assertThat(found()).contains("/planted").isNotEqualTo(ENDPOINTS.keySet());
            for (People who : People.values()) {
                assertThat(status(who, "GET", "/planted")).isEqualTo(who == People.VISITOR ? 401 : 403);
            }
        } finally {
            controllers.unregisterMapping(info);
        }
    }
}
