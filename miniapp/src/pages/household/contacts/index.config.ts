export default definePageConfig({ navigationBarTitleText: '联系的群众', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
