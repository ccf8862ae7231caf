-- The engine's own clean-up of its history is off; its jobs would stay for ever.
delete from act_ru_job where handler_type_ = 'history-cleanup';
