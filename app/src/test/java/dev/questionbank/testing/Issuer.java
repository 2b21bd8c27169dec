package dev.questionbank.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** Vouches for people, as an OpenID provider does: signs tokens and serves the key to check them with. */
public final class Issuer {

    private static final Issuer INSTANCE = new Issuer();

    private final RSAKey key = newKey();
    private final HttpServer server;

    private Issuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve("/keys", new JWKSet(key.toPublicJWK()).toString());
        serve(
                "/.well-known/openid-configuration",
                "{\"issuer\": \"%s\", \"jwks_uri\": \"%s\", \"subject_types_supported\": [\"public\"]}"
                        .formatted(uri(), jwkSetUri()));
        server.start();
    }

    private void serve(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    /** The one issuer of a test run. */
    public static Issuer get() {
        return INSTANCE;
    }

    /** Its name, under which it tells of itself. */
    public String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Where the application finds the key. */
    public String jwkSetUri() {
        return uri() + "/keys";
    }

    /** A token of a person with these roles, good for an hour. */
    public String token(String subject, String... roles) {
        return sign(claims(subject, Instant.now().plus(Duration.ofHours(1)), roles), key);
    }

    /** A token whose time is over. */
    public String expiredToken(String subject) {
        return sign(claims(subject, Instant.now().minus(Duration.ofHours(1))), key);
    }

    /** A token that somebody else signed. */
    public String foreignToken(String subject) {
        return sign(claims(subject, Instant.now().plus(Duration.ofHours(1))), newKey());
    }

    /** A token that says these things, good for an hour. */
    public String tokenWith(Map<String, ?> claims) {
        return tokenWith("JWT", claims);
    }

    /** The same, of that type. */
    public String tokenWith(String type, Map<String, ?> claims) {
        JWTClaimsSet.Builder all = new JWTClaimsSet.Builder()
                .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))));
        claims.forEach(all::claim);
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType(type))
                .keyID(key.getKeyID())
                .build();
        return sign(header, all.build(), key);
    }

    /** A token that nobody signed. */
    public static String unsignedToken(String subject) {
        return new PlainJWT(claims(subject, Instant.now().plus(Duration.ofHours(1)))).serialize();
    }

    /** A token that is signed with what everybody knows: the public key, taken for a secret. */
    public String tokenSignedWithThePublicKey(String subject) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims(subject, Instant.now().plus(Duration.ofHours(1))));
            token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet claims(String subject, Instant expiry, String... roles) {
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .claim("roles", List.of(roles))
                .expirationTime(Date.from(expiry))
                .build();
    }

    private static String sign(JWTClaimsSet claims, RSAKey key) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims, key);
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
