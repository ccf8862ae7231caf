package io.redress.process;

import io.redress.process.guard.Finding;
import io.redress.process.guard.ModelFile;
import io.redress.process.guard.ModelGuard;
import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before the engine's own deployers, and so before every deployment by whatever door: the first that reads what
 * was sent, in the transaction that stored it. A listener of the BPMN parser would come later, after the document was read with all that
 * it refers to, and would see neither tables nor forms.
 */
final class GuardedDeployment implements Deployer {

    private static final Logger log = LoggerFactory.getLogger(GuardedDeployment.class);

    private final ModelGuard guard;

    GuardedDeployment(ModelGuard guard) {
        this.guard = guard;
    }

    /** Is called again when a definition is read after a start: what has been let in stays. */
    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        String person = Context.getCommandContext().getAuthenticatedUserId();
        List<Finding> findings = guard.inspect(deployment.getResources().values().stream()
                .map(resource -> new ModelFile(resource.getName(), resource.getBytes()))
                .toList());
        if (!findings.isEmpty()) {
            log.warn("A deployment by {} was refused: {} findings", person, findings.size());
            throw new ModelsRefused(findings);
        }
    }
}
