-- PostgreSQL takes one row in two hundred to have a permission, whatever the permission, as it knows nothing of single bits.
-- Nearly every row of a large act_ru_authorization lets a group read a task that it is offered. So it read them all, for each
-- of the fifteen tasks of a page, instead of looking up what each task's id is named by. Now it counts the bits that reading
-- tasks asks for: read, on a task (2), and read task, on a process definition (64).
create statistics redress_stat_rights_to_read on (perms_ & 2), (perms_ & 64) from act_ru_authorization;
analyze act_ru_authorization;
