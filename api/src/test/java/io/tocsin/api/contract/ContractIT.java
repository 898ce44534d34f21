package io.tocsin.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.Visitor;
import io.tocsin.api.WithTocsin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WithTocsin
class ContractIT {

    private Visitor visitor;

    @BeforeEach
    void visit(@LocalServerPort int port) {
        visitor = new Visitor(port);
    }

    @Test
    void describesEveryOperationOfTheProgramsInterfaceAndNoPage() {
        JsonNode paths = visitor.get("/v3/api-docs").json().path("paths");

        assertThat(paths.propertyNames())
                .contains(
                        "/api/v1/incidents",
                        "/api/v1/incidents/{number}/take",
                        "/api/v1/alerts/{fingerprint}",
                        "/api/v1/messages/{id}/body",
                        "/api/v2/alerts",
                        "/api/v2/status")
                .doesNotContain("/", "/queue", "/incidents/{number}", "/error");
        paths.forEach(path -> path.forEach(
                operation -> assertThat(operation.path("summary").asString("")).isNotBlank()));
    }

    @Test
    void showsItsContractUnderARelaxedPolicyAndNothingElse() {
        assertThat(visitor.get("/swagger-ui.html").header("Location")).contains("/swagger-ui/index.html");
        assertThat(visitor.get("/swagger-ui/index.html").header("Content-Security-Policy"))
                .contains("style-src 'self' 'unsafe-inline'", "script-src 'self';");
        assertThat(visitor.get("/v3/api-docs").header("Content-Security-Policy"))
                .isEqualTo(SafeHeaders.STRICT);
    }

    @Test
    void writesFieldsInTheOrderOfTheContract() {
        assertThat(visitor.get("/api/v1/messages").text()).startsWith("{\"items\":[");
    }
}
