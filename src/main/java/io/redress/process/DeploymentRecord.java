package io.redress.process;

import java.sql.Timestamp;
import java.time.Clock;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps who has deployed what, in the same transaction. The engine knows it only at a history level that copies every
 * variable. Nobody deploys under the name that the program finds its own models by: the next start would take theirs
 * for its own, and leave them.
 */
final class DeploymentRecord implements Deployer {

    private static final Logger log = LoggerFactory.getLogger(DeploymentRecord.class);

    private final ObjectProvider<JdbcClient> jdbc;
    private final ObjectProvider<IdentityService> identity;
    private final ObjectProvider<Clock> clock;

    /** Each asked late, since the engine is built before them. */
    DeploymentRecord(
            ObjectProvider<JdbcClient> jdbc, ObjectProvider<IdentityService> identity, ObjectProvider<Clock> clock) {
        this.jdbc = jdbc;
        this.identity = identity;
        this.clock = clock;
    }

    /** Also called for what was deployed long ago, when it is read again. */
    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        Authentication signedIn = identity.getObject().getCurrentAuthentication();
        if (signedIn != null
                && (ModelDeployment.NAME.equals(deployment.getName())
                        || ModelDeployment.NAME.equals(deployment.getSource()))) {
            throw new NotValidException("'" + ModelDeployment.NAME
                    + "' is the name of what the program brings along. Choose another for this deployment.");
        }
        String person = signedIn == null ? null : signedIn.getUserId();
        jdbc.getObject()
                .sql("""
                        insert into model_deployment (deployment_id, name, source, deployed_by, deployed_at, resources)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        deployment.getId(),
                        deployment.getName(),
                        deployment.getSource(),
                        person,
                        Timestamp.from(clock.getObject().instant()),
                        deployment.getResources().keySet().stream().sorted().toArray(String[]::new))
                .update();
        if (person != null) {
            log.info(
                    "{} deployed {}",
                    person.replaceAll("[^\\w.@-]", "?"),
                    String.join(", ", deployment.getResources().keySet()).replaceAll("[^\\w./, -]", "?"));
        }
    }
}
