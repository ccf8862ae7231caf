package io.redress.process.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.engine.impl.db.FlushResult;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbBulkOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbEntityOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperation.State;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperationType;
import org.camunda.bpm.engine.impl.db.sql.BatchDbSqlSession;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;

/**
 * Writes what a command of the engine has changed with one statement, whatever tables it is in. PostgreSQL looks at foreign
 * keys at the end of a statement, so that the order within it does not matter. How many rows each part found is told
 * apart, for the engine's optimistic locking. What changes rows by a condition is sent by itself, in its turn: it
 * may mean rows that the same flush writes.
 */
final class OneStatementSession extends BatchDbSqlSession {

    private final DbSqlSessionFactory statements;
    private final RememberedStatements remembered;

    OneStatementSession(DbSqlSessionFactory statements, RememberedStatements remembered) {
        super(statements);
        this.statements = statements;
        this.remembered = remembered;
    }

    @Override
    public FlushResult executeDbOperations(List<DbOperation> operations) {
        List<DbOperation> failed = new ArrayList<>();
        CombinedStatement statement = new CombinedStatement(sqlSession, remembered);
        for (DbOperation operation : operations) {
            boolean alone = !joins(operation, operations);
            if (alone || statement.isFull()) {
                failed.addAll(execute(statement));
                statement = new CombinedStatement(sqlSession, remembered);
            }
            add(statement, operation);
            if (alone) {
                failed.addAll(execute(statement));
                statement = new CombinedStatement(sqlSession, remembered);
            }
        }
        failed.addAll(execute(statement));
        return FlushResult.withFailures(failed);
    }

    /** The rights on a task, and to whom it is offered, go with the task; what the same flush writes is of other tasks. */
    private static boolean joins(DbOperation operation, List<DbOperation> flush) {
        return !(operation instanceof DbBulkOperation bulk)
                || bulk.getStatement().equals(OwnStatements.DELETE_LINKS_OF_TASK)
                || new RightsTaken(bulk).areFromBefore(flush);
    }

    private void add(CombinedStatement statement, DbOperation operation) {
        if (operation instanceof DbBulkOperation bulk) {
            statement.add(operation, statements.mapStatement(bulk.getStatement()), bulk.getParameter());
            return;
        }
        var entity = ((DbEntityOperation) operation).getEntity();
        String name = switch (operation.getOperationType()) {
            case INSERT -> statements.getInsertStatement(entity);
            case UPDATE -> statements.getUpdateStatement(entity);
            case DELETE -> statements.getDeleteStatement(entity.getClass());
            default -> throw new IllegalStateException("not of one row: " + operation);
        };
        statement.add(operation, OwnStatements.insteadOf(statements.mapStatement(name)), entity);
    }

    private List<DbOperation> execute(CombinedStatement statement) {
        if (statement.isEmpty()) {
            return List.of();
        }
        try {
            List<Integer> rows = statement.execute();
            for (int each = 0; each < rows.size(); each++) {
                postProcessOperationPerformed(statement.operations().get(each), rows.get(each), null);
            }
        } catch (SQLException failure) {
            PersistenceException cause = new PersistenceException(failure);
            statement.operations().forEach(operation -> postProcessOperationPerformed(operation, 0, cause));
            return List.of(culprit(statement.operations()));
        }
        return statement.operations().stream().filter(DbOperation::isFailed).toList();
    }

    /** The transaction is lost; if that may be because of another one, whoever began it has to know. */
    private static DbOperation culprit(List<DbOperation> operations) {
        return operations.stream()
                .filter(operation -> operation.getState() == State.FAILED_CONCURRENT_MODIFICATION_EXCEPTION)
                .findFirst()
                .orElse(operations.get(0));
    }

    /** The removal of all rights on one resource. */
    private record RightsTaken(DbBulkOperation bulk) {

        boolean areFromBefore(List<DbOperation> flush) {
            return bulk.getStatement().equals("deleteAuthorizationsForResourceId")
                    && bulk.getParameter() instanceof Map<?, ?> parameters
                    && flush.stream().noneMatch(other -> grants(other, parameters.get("resourceId")));
        }

        private static boolean grants(DbOperation other, Object resource) {
            return other instanceof DbEntityOperation written
                    && written.getOperationType() != DbOperationType.DELETE
                    && written.getEntity() instanceof AuthorizationEntity right
                    && right.getResourceId().equals(resource);
        }
    }
}
