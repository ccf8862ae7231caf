package io.redress.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import io.redress.RedressTest;
import io.redress.startup.CannotStart;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is there on the first day, and what they can do. */
@RedressTest(
        properties = {"redress.demo=true", "camunda.bpm.generic-properties.properties.standalone-tasks-enabled=true"})
class DemonstrationTests {

    private static final SecurityProperties DEMO_IN_PRODUCTION = new SecurityProperties(true, true, List.of());

    @Autowired
    MockMvcTester http;

    @Autowired
    Welcome welcome;

    @Autowired
    ProcessEngine engine;

    @Autowired
    IdentityService identity;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    TransactionTemplate transaction;

    @ParameterizedTest
    @CsvSource({"marketplace", "buyer-1001", "seller-2001", "mia", "omar", "sofia", "lena", "ana", "dev"})
    void givesATokenToEveryDemoClient(String client) {
        assertThat(http.post()
                        .uri("/oauth2/token")
                        .with(httpBasic(client, client))
                        .param("grant_type", "client_credentials"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("access_token")
                .asString()
                .satisfies(token -> assertThat(
                                http.get().uri("/api/v1/nowhere").header(HttpHeaders.AUTHORIZATION, "Bearer " + token))
                        .hasStatus(404));
    }

    @Test
    void saysWhoSignsInWhere() {
        assertThat(welcome.text("http://localhost:8080"))
                .contains(
                        "Tasklist   mia (mediators), omar (mediators), sofia (senior-mediators), lena (mediation-leads), admin",
                        "Cockpit    lena (mediation-leads), ana (analysts), dev (deployers), admin (camunda-admin)");
    }

    @ParameterizedTest
    @CsvSource({"marketplace, wrong", "nobody, nobody", "admin, admin"})
    void givesNoneToOthers(String client, String secret) {
        assertThat(http.post()
                        .uri("/oauth2/token")
                        .with(httpBasic(client, secret))
                        .param("grant_type", "client_credentials"))
                .hasStatus(401);
    }

    @ParameterizedTest
    @CsvSource({
        "mia,   tasklist, true",
        "mia,   cockpit,  false",
        "mia,   admin,    false",
        "sofia, tasklist, true",
        "lena,  tasklist, true",
        "lena,  cockpit,  true",
        "ana,   cockpit,  true",
        "ana,   tasklist, false",
        "dev,   cockpit,  true",
        "dev,   admin,    false",
        "admin, admin,    true"
    })
    void opensTheApplicationsThatAPersonNeeds(String person, String application, boolean open) {
        assertThat(identity.checkPassword(person, person)).isTrue();
        assertThat(authorizations.isUserAuthorized(
                        person, groupsOf(person), Permissions.ACCESS, Resources.APPLICATION, application))
                .isEqualTo(open);
    }

    @Test
    void letsMediatorsWorkOnTasksAndNothingElse() {
        assertThat(may("mia", ProcessDefinitionPermissions.READ, Resources.PROCESS_DEFINITION))
                .isTrue();
        assertThat(may("mia", ProcessDefinitionPermissions.CREATE_INSTANCE, Resources.PROCESS_DEFINITION))
                .isFalse();
        assertThat(may("mia", Permissions.CREATE, Resources.PROCESS_INSTANCE)).isFalse();
        assertThat(may("mia", TaskPermissions.CREATE, Resources.TASK)).isFalse();
        assertThat(may("mia", TaskPermissions.READ, Resources.TASK)).isFalse();
        assertThat(may("mia", Permissions.CREATE, Resources.FILTER)).isFalse();
        assertThat(may("mia", Permissions.CREATE, Resources.DEPLOYMENT)).isFalse();
        assertThat(may("dev", Permissions.CREATE, Resources.DEPLOYMENT)).isTrue();
        assertThat(may("ana", Permissions.CREATE, Resources.DEPLOYMENT)).isFalse();
    }

    @Test
    void changesNothingWhenItIsThereAlready() {
        long before = authorizations.createAuthorizationQuery().count();

        new EngineAccess(identity, authorizations, new SecurityProperties(true, false, List.of()), transaction);

        assertThat(authorizations.createAuthorizationQuery().count()).isEqualTo(before);
    }

    @Test
    void isRefusedInProduction() {
        assertThatThrownBy(() -> new Doors(DEMO_IN_PRODUCTION, new BrowserRules(DEMO_IN_PRODUCTION)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("redress.demo=false");
    }

    @Test
    void isFoundByItsPasswordsWhereItWasHeldBefore() {
        assertThat(KnownPasswords.people(engine))
                .containsExactly("admin", "ana", "dev", "lena", "mia", "omar", "sofia");
        assertThatThrownBy(() -> new KnownPasswords(engine, new SecurityProperties(false, true, List.of())))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("admin, ana, dev, lena, mia, omar, sofia");
        // And nobody is nearer to being locked out for it.
        assertThat(((UserEntity) identity.createUserQuery().userId("mia").singleResult()).getAttempts())
                .isZero();
    }

    private boolean may(String person, Permission permission, Resource resource) {
        return authorizations.isUserAuthorized(person, groupsOf(person), permission, resource, "*");
    }

    private List<String> groupsOf(String person) {
        return identity.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
    }
}
