"""The full-screen interface: it shows the questions of a flow as documents, and gives the answers back.

    start.py               starts it; preview.py reloads a guide while its author edits it
    app.py                 the app, based on themed_app.py: start and end, and the actions of the keys
    ui.py                  the interface that flows call, and the document for each of their questions
    flow_runner.py         runs flows and gives them their answers
    document_stack.py      the open documents, the one that is shown on top
    available_commands.py  the commands that are available where the person is
    key_input.py           handles each key before the next one; key_clock.py ignores keys that come too early
    session_lock.py        locks the journal and hides the screen; idle.py measures the time without a key
    debouncer.py           runs functions once after a pause
    main_screen.py         the only Textual screen
    documents/             everything that the screen can show; none of it needs Textual
    drawing/               the parts of documents, such as texts, options and fields, and their lines
    widgets/               the Textual widgets: top line, document, key line and text field
    terminal/              keys, colours and signals of the terminal, and the page before the first frame

Private names of Textual that are used here. For each, a test fails if it no longer exists:

    App            ``_fatal_error``, ``_exception``, ``_exit_renderables``, ``_close_messages_no_wait``,
                   ``_exit``, ``_screen_stack``, ``_check_bindings``, ``_handle_exception``
    Screen         ``_on_timer_update``, ``_update_timer``, ``_layout_required``, ``_css_update_count``
    MessagePump    ``_message_queue``, ``_pending_message``
    LinuxDriver    ``_loop``, ``_file``, ``_writer_thread``, ``_run_input_thread``
    modules        ``_time.get_time``, ``_ansi_sequences``, ``_keyboard_protocol``, ``_xterm_parser``,
                   ``keys._character_to_key``
"""
