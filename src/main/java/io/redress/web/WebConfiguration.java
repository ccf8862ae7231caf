package io.redress.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the API. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    private static final String SIGN_IN = "token";

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(Money.class, money())
                .replaceWithSchema(CurrencyUnit.class, currency());
    }

    @Bean
    OpenAPI redressApi(ObjectProvider<BuildProperties> build) {
        SecurityScheme token = new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("A bearer token with the claim redress_role, and party_id for a buyer or seller.")
                .flows(new OAuthFlows()
                        .clientCredentials(
                                new OAuthFlow().tokenUrl("/oauth2/token").scopes(new Scopes())));
        return new OpenAPI()
                .info(new Info()
                        .title("Redress")
                        .version(build.stream()
                                .map(BuildProperties::getVersion)
                                .findFirst()
                                .orElse("development"))
                        .description(
                                "Marketplace returns and disputes. A case tells in availableActions what may be done with it"
                                        + " now; everything else answers 409 with that list.")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .components(new Components().addSecuritySchemes(SIGN_IN, token))
                .addSecurityItem(new SecurityRequirement().addList(SIGN_IN));
    }

    /** The headers that are read before any controller is. */
    @Bean
    OperationCustomizer headers() {
        return (operation, method) -> {
            operation.addParametersItem(new HeaderParameter()
                    .name("Acting-Party")
                    .description("For the marketplace: the party it acts for")
                    .schema(new StringSchema().example("buyer/B-1001")));
            boolean keyed = Optional.ofNullable(operation.getParameters()).stream()
                    .flatMap(List::stream)
                    .anyMatch(parameter -> IdempotencyKey.HEADER.equals(parameter.getName()));
            Command command = method.getMethodAnnotation(Command.class);
            if (!keyed && command != null) {
                operation.addParametersItem(new HeaderParameter()
                        .name(IdempotencyKey.HEADER)
                        .description("Sent again with the same key, the command is done once and answered the same")
                        .required(command.keyRequired())
                        .schema(new StringSchema().minLength(1)));
            }
            return operation;
        };
    }

    private static Schema<?> money() {
        return new ObjectSchema()
                .addProperty(
                        "amount", new StringSchema().description("Plain digits").example("120.00"))
                .addProperty("currency", currency());
    }

    private static Schema<?> currency() {
        return new StringSchema().description("ISO 4217").example("USD");
    }
}
