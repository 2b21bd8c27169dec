package dev.questionbank.app;

import dev.questionbank.access.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * The roles that a token gives its bearer: a list, or words between spaces. Of other roles than ours, which an issuer may
 * well have, nothing follows.
 */
@Component
class RolesOfToken implements Converter<Jwt, Collection<GrantedAuthority>> {

    private static final Set<String> OURS =
            Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toUnmodifiableSet());

    private final String claim;

    /**
     * @param claim the setting {@code questionbank.access.roles-claim}: name of the claim, or path to it within others, with
     *     dots between
     */
    RolesOfToken(@Value("${questionbank.access.roles-claim:roles}") String claim) {
        this.claim = claim;
    }

    @Override
    public Collection<GrantedAuthority> convert(Jwt token) {
        return roles(token.getClaims())
                .filter(OURS::contains)
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<String> roles(Map<String, Object> claims) {
        // a name may itself have dots: that of a claim is often an address
        Object value = claims.containsKey(claim) ? claims.get(claim) : within(claims);
        if (value instanceof String words) {
            return Stream.of(words.split(" "));
        }
        return value instanceof Collection<?> list ? list.stream().map(String::valueOf) : Stream.empty();
    }

    private @Nullable Object within(Map<String, Object> claims) {
        Object value = claims;
        for (String step : claim.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }
}
