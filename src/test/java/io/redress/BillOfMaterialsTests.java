package io.redress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The jar says what is in it, in CycloneDX. Its maker works only where Maven may reach a registry. */
class BillOfMaterialsTests {

    private JsonNode bill;

    @BeforeEach
    void read() throws Exception {
        try (InputStream file = getClass().getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            if (file == null && !"true".equals(System.getenv("CI"))) {
                Assumptions.abort("No bill of materials: this build was offline");
            }
            assertThat(file).as("the bill of materials").isNotNull();
            bill = new ObjectMapper().readTree(file);
        }
    }

    @Test
    void namesEveryLibraryOfTheService() throws Exception {
        Set<String> listed = bill.path("components")
                .valueStream()
                .map(component -> component.path("group").asText() + ":"
                        + component.path("name").asText())
                .collect(Collectors.toSet());
        assertThat(listed).containsAll(libraries("not(scope) or scope='runtime'"));
        assertThat(listed).doesNotContainAnyElementsOf(libraries("scope='test'"));
        assertThat(listed)
                .hasSizeGreaterThan(200)
                .contains("org.camunda.bpm:camunda-engine", "org.postgresql:postgresql");
    }

    @Test
    void saysOfEachItsVersionItsHashAndItsLicence() {
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill.at("/metadata/component/name").asText()).isEqualTo("redress");
        assertThat(bill.path("components")).allSatisfy(component -> {
            assertThat(component.path("version").asText())
                    .as("%s", component.path("purl"))
                    .isNotBlank();
            assertThat(component.path("hashes").findValuesAsText("alg"))
                    .as("%s", component.path("purl"))
                    .contains("SHA-256");
            assertThat(component.path("licenses"))
                    .as("%s", component.path("purl"))
                    .isNotEmpty();
        });
    }

    /** Of those that the pom names, in the form {@code group:name}. */
    private static List<String> libraries(String which) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        NodeList found = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        "/project/dependencies/dependency[" + which + "]/*[self::groupId or self::artifactId]/text()",
                        pom,
                        XPathConstants.NODESET);
        return IntStream.range(0, found.getLength() / 2)
                .mapToObj(index -> found.item(2 * index).getNodeValue() + ":"
                        + found.item(2 * index + 1).getNodeValue())
                .toList();
    }
}
