//! Words for files that can't be read or written. The English ones stand with the errors.

use crate::disk::{LARGEST, LoadError, SaveError};
use crate::figure::Language;

/// Why a file was not read, without its path.
pub fn load_error(error: &LoadError, language: Language) -> String {
    if language == Language::English {
        return error.to_string();
    }
    match error {
        LoadError::NotFound => "无法读取文件：没有这个文件；请检查文件名和文件夹".to_owned(),
        LoadError::Directory => "无法读取文件：这是文件夹；请指定其中的文件".to_owned(),
        LoadError::NotAllowed => "无法读取文件：没有读取权限；请联系文件所有者，或修改权限".to_owned(),
        LoadError::NotRegular => "无法读取文件：这是管道或设备；请先把内容保存为文件".to_owned(),
        LoadError::TooBig { length } => {
            format!("无法读取文件：大小为 {} MiB，超过上限 {} MiB；请拆分", length >> 20, LARGEST >> 20)
        }
        LoadError::Empty => "无法读取文件：文件是空的；是否仍在写入？".to_owned(),
        LoadError::Blank => "无法读取文件：文件只有空白字符；是否仍在写入？".to_owned(),
        LoadError::Binary => "无法读取文件：不是文本；数据文件是 UTF-8 编码的 RON 文本".to_owned(),
        LoadError::Utf16 => "无法读取文件：文本为 UTF-16 编码；请另存为 UTF-8".to_owned(),
        LoadError::NotUtf8 { offset, line } => {
            format!("无法读取文件：第{line}行（第 {offset} 字节）不是 UTF-8；请另存为 UTF-8")
        }
        LoadError::Cancelled => "文件未读取：您已停止".to_owned(),
        LoadError::Io(error) => format!("无法读取文件：{error}；请重试，或把文件复制到别处"),
    }
}

/// Why a file was not written, without its path.
pub fn save_error(error: &SaveError, language: Language) -> String {
    if language == Language::English {
        return error.to_string();
    }
    match error {
        SaveError::Changed => "未保存：文件打开后已在磁盘上被更改；请比较两者，或另存为".to_owned(),
        SaveError::Directory => "未保存：这是文件夹；请指定其中的文件".to_owned(),
        SaveError::NotRegular => "未保存：这是管道或设备；请另存为".to_owned(),
        SaveError::ReadOnlyFile => "未保存：文件是只读的；请修改权限，或另存为".to_owned(),
        SaveError::ReadOnlyFolder => "未保存：文件夹不可写入；请修改权限，或保存到别处".to_owned(),
        SaveError::FolderGone => "未保存：文件夹已不存在；是否有磁盘或网络共享断开？也可保存到别处".to_owned(),
        SaveError::DiskFull => "未保存：磁盘已满；请腾出空间，或保存到别处".to_owned(),
        SaveError::Ring => "未保存：链接互相指向，没有终点；请另存为".to_owned(),
        SaveError::Io(error) => format!("未保存：{error}；请重试，或保存到别处"),
    }
}
