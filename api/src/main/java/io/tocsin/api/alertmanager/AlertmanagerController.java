package io.tocsin.api.alertmanager;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectMapper;

@RestController
@RequestMapping("/api/v2")
@Tag(name = "Alertmanager", description = "For amtool and dashboards made for Alertmanager")
class AlertmanagerController {

    private final OpenAlerts alerts;
    private final ObjectMapper json;

    AlertmanagerController(OpenAlerts alerts, ObjectMapper json) {
        this.alerts = alerts;
        this.json = json;
    }

    @GetMapping("/alerts")
    @Operation(summary = "The alerts that fire, or of which it is not known whether they still do")
    @Parameter(name = "filter", in = ParameterIn.QUERY, example = "severity=\"critical\"")
    void alerts(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OpenAlerts.Question question = OpenAlerts.Question.of(request);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            out.writeStartArray();
            alerts.each(question, out::writePOJO);
            out.writeEndArray();
        }
    }

    @GetMapping(path = "/alerts/groups", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The same, by project and trigger", description = "At most 10,000 alerts.")
    List<AlertGroup> groups(HttpServletRequest request) {
        Groups groups = new Groups();
        alerts.each(OpenAlerts.Question.of(request), groups::add);
        return groups.all();
    }

    @GetMapping(path = "/receivers", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The one receiver")
    List<GettableAlert.Receiver> receivers() {
        return List.of(GettableAlert.TOCSIN);
    }
}
