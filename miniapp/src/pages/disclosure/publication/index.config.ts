export default definePageConfig({ navigationBarTitleText: '公开内容', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
