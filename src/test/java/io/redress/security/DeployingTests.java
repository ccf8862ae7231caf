package io.redress.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redress.RedressTest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Models that come in by the engine's REST, as Cockpit and Modeler send them, and queries that come the same way. */
@Tag("webapps")
@RedressTest(properties = {"redress.demo=true", "redress.demo-data=false"})
class DeployingTests {

    private static final String ENGINE = "/camunda/api/engine/engine/default/";
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient sql;

    @Autowired
    RepositoryService repository;

    @Test
    void aDeployerIsToldWhatIsNotAllowedAndWhere() throws Exception {
        WebAppSession dev = signedIn("dev", "cockpit");
        String before = dev.get(ENGINE + "deployment/count").body();
        String model = Files.readString(Path.of("bpmn/return-case.bpmn"))
                .replace("camunda:delegateExpression=\"${confirmAward}\"", "camunda:class=\"java.lang.Thread\"");

        HttpResponse<String> answer = dev.deploy(Map.of("return-case.bpmn", model));

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.path("message").asText())
                .startsWith("Nothing was deployed")
                .contains("service task \"Confirm award\" (service_confirmAward): camunda:class names a Java class.")
                .contains("The form \"file-dispute\" is not deployed with it.");
        assertThat(body.at("/details/return-case.bpmn/errors"))
                .anySatisfy(error ->
                        assertThat(error.path("mainElementId").asText()).isEqualTo("service_confirmAward"));
        assertThat(dev.get(ENGINE + "deployment/count").body()).isEqualTo(before);
    }

    @Test
    void aDeployerDeploysATableAndIsOnRecord() throws Exception {
        String table = Files.readString(Path.of("bpmn/rules/retention.dmn"));

        HttpResponse<String> answer = signedIn("dev", "cockpit").deploy(Map.of("retention.dmn", table));

        assertThat(answer.statusCode()).isEqualTo(200);
        String deployment = JSON.readTree(answer.body()).path("id").asText();
        try {
            assertThat(sql.sql("select deployed_by from model_deployment where deployment_id = ?")
                            .param(deployment)
                            .query(String.class)
                            .single())
                    .isEqualTo("dev");
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    @Test
    void nobodyElseDeploys() throws Exception {
        String table = Files.readString(Path.of("bpmn/rules/retention.dmn"));

        assertThat(signedIn("mia", "tasklist")
                        .deploy(Map.of("retention.dmn", table))
                        .statusCode())
                .isEqualTo(403);
        assertThat(signedIn("ana", "cockpit")
                        .deploy(Map.of("retention.dmn", table))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anEntityBombIsRefusedAtOnce() throws Exception {
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">"
                + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><x>&c;</x>";

        HttpResponse<String> answer = signedIn("dev", "cockpit").deploy(Map.of("bomb.bpmn", bomb, "bomb.dmn", bomb));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("bomb.bpmn").contains("bomb.dmn").contains("declares a document type");
    }

    @Test
    void noQueryEvaluatesAnExpression() throws Exception {
        WebAppSession mia = signedIn("mia", "tasklist");

        assertThat(mia.engine("task?maxResults=10", "{\"assigneeExpression\":\"${dataSource.connection}\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(mia.engine("task/count", "{\"dueBeforeExpression\":\"${now()}\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aListHasABeginningOf2000AndNoMore() throws Exception {
        WebAppSession mia = signedIn("mia", "tasklist");

        assertThat(mia.get(ENGINE + "task").statusCode()).isEqualTo(200);
        assertThat(mia.get(ENGINE + "task?maxResults=1000000000").statusCode()).isEqualTo(400);
        assertThat(mia.get(ENGINE + "task?maxResults=2000").statusCode()).isEqualTo(200);
    }

    private WebAppSession signedIn(String person, String application) throws Exception {
        WebAppSession session = new WebAppSession(port);
        assertThat(session.signIn(person, person, application).statusCode()).isEqualTo(200);
        return session;
    }
}
