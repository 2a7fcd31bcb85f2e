"""The full-screen interface. It shows what a flow asks as documents on one page; what follows from an answer
is for the flow.

    start.py               opens it; preview.py follows the files of a guide that is being written
    app.py                 the app, over themed_app.py: how it starts and ends, the actions of its keys
    ui.py                  what a flow can ask, and which document opens for it
    flow_runner.py         every beginning, answer, replacement and end of a flow
    document_stack.py      what is open, and what is on top
    available_commands.py  the commands that can be used where the person is
    key_input.py           what each key is for, done before the next one; key_clock.py when it counts
    session_lock.py        locking and hiding; idle.py for how long no key was pressed
    debouncer.py           what is done once, after a pause
    main_screen.py         the one Textual screen, which is never replaced
    documents/             what can stand on the page; none of it needs Textual
    drawing/               what documents are made of: texts, choices, fields, and their lines
    widgets/               what is drawn: the top line, the document, the line of keys, the text field
    terminal/              the terminal itself: its keys, colours and signals, the page before the first frame

Private names of Textual this leans on, each held by a test that fails where one is gone:

    App            ``_fatal_error``, ``_exception``, ``_exit_renderables``, ``_close_messages_no_wait``,
                   ``_exit``, ``_screen_stack``, ``_check_bindings``, ``_handle_exception``
    Screen         ``_on_timer_update``, ``_update_timer``, ``_layout_required``, ``_css_update_count``
    MessagePump    ``_message_queue``, ``_pending_message``
    LinuxDriver    ``_loop``, ``_file``, ``_writer_thread``, ``_run_input_thread``
    modules        ``_time.get_time``, ``_ansi_sequences``, ``_keyboard_protocol``, ``_xterm_parser``,
                   ``keys._character_to_key``
"""
