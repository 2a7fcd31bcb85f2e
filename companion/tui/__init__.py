"""The full-screen interface. It shows what a flow asks as documents on one page; what follows from an answer
is for the flow.

    app.py        what a flow can ask, and what each key does
    shell.py      how the program begins and ends, which keys it heeds, what is kept
    keys.py       what each key is for, done before the next one is looked at
    stacking.py   what is open, and what is on top; locking.py what is out of reach
    runner.py     every beginning, answer, replacement and end of a flow
    desk.py       the one Textual screen, which is never replaced
    documents/    what can stand on the page; none of it needs Textual
    parts.py      what documents are made of: texts; choices.py and fields.py
    widgets/      what is drawn: the line at the top, the page, the line of keys, the one text field

Private names of Textual this leans on, each held by a test that fails where one is gone:

    App            ``_fatal_error``, ``_exception``, ``_exit_renderables``, ``_close_messages_no_wait``,
                   ``_exit``, ``_screen_stack``, ``_check_bindings``, ``_handle_exception``
    Screen         ``_on_timer_update``, ``_update_timer``, ``_layout_required``, ``_css_update_count``
    MessagePump    ``_message_queue``, ``_pending_message``
    LinuxDriver    ``_loop``, ``_file``, ``_writer_thread``, ``_run_input_thread``
    modules        ``_time.get_time``, ``_ansi_sequences``, ``_keyboard_protocol``, ``_xterm_parser``,
                   ``keys._character_to_key``
"""
