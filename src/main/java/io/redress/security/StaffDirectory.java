package io.redress.security;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes into the engine's own tables who has come from an identity provider, and in which groups. Everything that asks who
 * works here, whom a task may be offered and who may decide it, reads them, and also asks about people who are not signed
 * in.
 */
class StaffDirectory {

    static final String NO_GROUP = "no-group";

    /** A member of the administrators that nobody can sign in as. */
    static final String PLACEHOLDER = "identity-provider";

    private static final Logger log = LoggerFactory.getLogger(StaffDirectory.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int UNKNOWN_TO_ALL = 48;

    private final IdentityService identity;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    StaffDirectory(IdentityService identity, JdbcClient sql, TransactionTemplate transaction) {
        this.identity = identity;
        this.sql = sql;
        this.transaction = transaction;
        transaction.executeWithoutResult(status -> keepAnAdministrator());
    }

    /**
     * The web applications show nothing but the making of a first administrator as long as the engine knows none; here the
     * first comes when the provider sends one.
     */
    private void keepAnAdministrator() {
        lock(PLACEHOLDER);
        if (!knows(PLACEHOLDER)) {
            User placeholder = made(PLACEHOLDER);
            placeholder.setLastName("Administrators are who the identity provider says");
            ((IdentityServiceImpl) identity).saveUser(placeholder, true);
            identity.createMembership(PLACEHOLDER, Groups.ADMINISTRATORS);
        }
    }

    /**
     * Somebody signs in: name and groups are afterwards as the provider says, as often as it says so.
     *
     * @throws OAuth2AuthenticationException if none of the groups is one of ours; the person is then in none any more
     */
    void welcome(ProvidedPerson person) {
        Set<String> groups = transaction.execute(status -> {
            lock(person.id());
            Set<String> known = known(person.groups());
            User user = identity.createUserQuery().userId(person.id()).singleResult();
            if (user == null && known.isEmpty()) {
                return known;
            }
            write(person, user == null ? made(person.id()) : user, user == null);
            move(person.id(), known);
            return known;
        });
        if (groups == null || groups.isEmpty()) {
            throw new OAuth2AuthenticationException(new OAuth2Error(
                    NO_GROUP,
                    "You are known at your identity provider, but in none of the groups that work here. Ask who looks after it.",
                    null));
        }
    }

    /** Two windows of the same person must not both make it. */
    private void lock(String person) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('staff:' || ?, 0))")
                .param(person)
                .query((row, index) -> true)
                .single();
    }

    boolean knows(String person) {
        return identity.createUserQuery().userId(person).count() > 0;
    }

    private Set<String> known(Set<String> said) {
        return identity.createGroupQuery().list().stream()
                .map(Group::getId)
                .filter(said::contains)
                .collect(Collectors.toSet());
    }

    /** With a password that nobody has seen, should passwords ever be asked for again. */
    private User made(String id) {
        User user = identity.newUser(id);
        byte[] password = new byte[UNKNOWN_TO_ALL];
        RANDOM.nextBytes(password);
        user.setPassword(Base64.getEncoder().encodeToString(password));
        return user;
    }

    private void write(ProvidedPerson person, User user, boolean isNew) {
        if (isNew
                || !person.firstName().equals(user.getFirstName())
                || !person.lastName().equals(user.getLastName())
                || !person.email().equals(user.getEmail())) {
            user.setFirstName(person.firstName());
            user.setLastName(person.lastName());
            user.setEmail(person.email());
            ((IdentityServiceImpl) identity).saveUser(user, true);
        }
    }

    private void move(String person, Set<String> groups) {
        Set<String> before = identity.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .collect(Collectors.toSet());
        Set<String> left = new HashSet<>(before);
        left.removeAll(groups);
        Set<String> joined = new HashSet<>(groups);
        joined.removeAll(before);
        left.forEach(group -> identity.deleteMembership(person, group));
        joined.forEach(group -> identity.createMembership(person, group));
        if (!left.isEmpty() || !joined.isEmpty()) {
            log.info("{} joined {} and left {} as the identity provider says", person, joined, left);
        }
    }
}
