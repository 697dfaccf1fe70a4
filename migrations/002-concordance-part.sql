-- Which part of the module a row frees: two rows for the same part free it once.
alter table concordance_row add part text;
