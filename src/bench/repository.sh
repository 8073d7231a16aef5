#!/bin/sh
# Makes a repository of playbooks to measure how fast one is read: 500 files with 5,000 tasks.
#
#   src/bench/repository.sh DIRECTORY
#   time ./weir run --list-tasks -i DIRECTORY/hosts DIRECTORY/site.yml >/dev/null
set -eu

directory=${1:?usage: repository.sh DIRECTORY}
roles=62
mkdir -p "$directory/group_vars" "$directory/host_vars"

# Tasks as people write them: one block of ten, with numbers in place.
tasks() { # ROLE PART COUNT
  awk -v role="$1" -v part="$2" -v count="$3" 'BEGIN {
    for (i = 1; i <= count; i++) {
      id = role "_" part "_" i
      printf "- name: Task %d of part %s\n", i, part
      kind = i % 10
      if (kind == 1) printf "  ansible.builtin.apt:\n    name: \"{{ %s_packages + [\x27tool-%s\x27] }}\"\n    state: present\n    update_cache: true\n    cache_valid_time: 3600\n  when: ansible_facts[\x27os_family\x27] == \x27Debian\x27 and %s_enabled | bool\n", role, i, role
      if (kind == 2) printf "  template:\n    src: app.conf.j2\n    dest: \"{{ %s_root }}/conf.d/%s.conf\"\n    owner: root\n    group: root\n    mode: \"0644\"\n    validate: /usr/bin/true %%s\n  notify: Restart %s\n", role, id, role
      if (kind == 3) printf "  copy:\n    content: |\n      # {{ ansible_managed | default(\x27managed\x27) }}\n      name = {{ inventory_hostname }}\n      port = {{ %s_port | default(8080) }}\n    dest: /etc/%s.ini\n    mode: u=rw,g=r,o=r\n  tags: [config, %s]\n", role, id, role
      if (kind == 4) printf "  ansible.builtin.lineinfile:\n    path: /etc/default/%s\n    regexp: \"^PORT=\"\n    line: \"PORT={{ %s_port }}\"\n    create: true\n  loop: \"{{ %s_instances | map(attribute=\x27name\x27) | list }}\"\n  loop_control:\n    loop_var: instance\n    label: \"{{ instance }}\"\n", id, role, role
      if (kind == 5) printf "  command: /usr/bin/test -e /etc/%s.ini\n  register: %s_found\n  changed_when: false\n  failed_when: %s_found.rc not in [0, 1]\n  check_mode: false\n", id, id, id
      if (kind == 6) printf "  file: path=/srv/%s/{{ item }} state=directory mode=0755\n  with_items:\n    - cache\n    - \"{{ %s_root | basename }}\"\n  become: true\n", id, role
      if (kind == 7) printf "  ansible.builtin.set_fact:\n    %s_url: \"http://{{ %s_host | default(inventory_hostname) }}:{{ %s_port | int + %d }}/\"\n    %s_list: \"{{ groups[\x27all\x27] | map(\x27extract\x27, hostvars, \x27inventory_hostname\x27) | sort }}\"\n", id, role, role, i, id
      if (kind == 8) printf "  service:\n    name: \"{{ %s_service }}\"\n    state: started\n    enabled: true\n  tags:\n    - service\n  when:\n    - %s_enabled\n    - not ansible_check_mode\n", role, role
      if (kind == 9) printf "  block:\n    - name: Inner task of %s\n      ansible.builtin.shell: |\n        set -e\n        echo \"{{ %s_root }}\" > /tmp/%s\n      args:\n        creates: /tmp/%s\n  rescue:\n    - debug: msg=\"{{ ansible_failed_result.msg | default(\x27failed\x27) }}\"\n", id, role, id, id
      if (kind == 0) printf "  uri:\n    url: \"http://127.0.0.1:{{ %s_port }}/health\"\n    status_code: [200, 204]\n    return_content: true\n  register: %s_health\n  until: %s_health.status == 200\n  retries: 5\n  delay: 2\n", role, id, id
    }
  }'
}

role=1
while [ "$role" -le "$roles" ]; do
  name=role_$role
  path=$directory/roles/$name
  mkdir -p "$path/tasks" "$path/handlers" "$path/defaults" "$path/vars" "$path/templates" "$path/meta"
  {
    printf -- '---\n'
    tasks "$name" main 18
    for part in install configure; do
      printf -- '- name: The part %s\n  import_tasks: %s.yml\n  tags: [%s]\n' $part $part $part
      { printf -- '---\n'; tasks "$name" $part 32; } >"$path/tasks/$part.yml"
    done
  } >"$path/tasks/main.yml"
  printf -- '---\n- name: Restart %s\n  service: name={{ %s_service }} state=restarted\n' "$name" "$name" >"$path/handlers/main.yml"
  cat >"$path/defaults/main.yml" <<END
---
${name}_port: $((8000 + role))
${name}_root: /srv/$name
${name}_service: "{{ ${name}_root | basename }}"
${name}_enabled: true
${name}_packages: [curl, rsync]
${name}_instances:
  - {name: one, weight: 1}
  - {name: two, weight: "{{ ${name}_port }}"}
END
  printf -- '---\n%s_internal: {a: 1, b: [2, 3]}\n' "$name" >"$path/vars/main.yml"
  printf 'dependencies: []\n' >"$path/meta/main.yml"
  printf '{%% for i in %s_instances %%}\nserver {{ i.name }} weight={{ i.weight }};\n{%% endfor %%}\n' "$name" >"$path/templates/app.conf.j2"
  role=$((role + 1))
done

{
  printf '[web]\nweb[01:20].example.org\n[db]\ndb[1:5].example.org db_weight=2\n[site:children]\nweb\ndb\n'
} >"$directory/hosts"
printf -- '---\nsite: "{{ inventory_hostname }}"\n' >"$directory/group_vars/all.yml"
{
  printf -- '---\n'
  role=1
  while [ "$role" -le "$roles" ]; do
    printf -- '- name: Play %s\n  hosts: site\n  become: true\n  roles:\n    - role: role_%s\n' "$role" "$role"
    role=$((role + 1))
  done
} >"$directory/site.yml"
